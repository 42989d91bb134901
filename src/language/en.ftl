# English: every word that mendbook itself puts on a page, and the sentences it makes of doses.
#
# Another language is another file beside this one (`es.ftl`), with the same ids; a file for a
# region (`en-GB.ftl`) need hold only what differs. Plain, short words; no exclamation marks.
#
# `$region` is known to every message: the region of the site's language tag (`US` in `en-US`), or
# nothing. Where a message counts something, `$n` is the number or range as words ("8", "2 to 3"),
# `$count` the number that decides singular or plural, `$exact` the number where it is one single
# number. `at-least` and `up-to` are put around the whole of it. Dose messages bear no capital at the
# start and no full stop at the end: `sentence` adds it. `list-and` and `list-or` may also ask how the
# last word begins (`$first-letter`, `$first-two`, `$first-three`; small, without accents).
#
# What a dose counts is a `noun-` message. In every language an author may write its English name
# (`breath`, `slow breath`) or any form of the word that the message shows (`respiración lenta`), with
# or without accents: there is no list of names to keep.

### The language itself

language-name = English
direction = ltr

### Numbers, lists, dates

decimal-mark = .
range = { $low } to { $high }
# The number whose plural a range takes (CLDR, plural ranges): "0 to 1 times".
range-count = { $high ->
    [one] 2
   *[other] { $high }
}
at-least = at least { $amount }
up-to = up to { $amount }

list-comma = ,
list-next = { $list }, { $next }
list-and = { $list } and { $last }
list-or = { $list } or { $last }

date = { $region ->
    [US] { $month } { $day }, { $year }
   *[other] { $day } { $month } { $year }
}
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

### Units

unit-second = { $n } { $count ->
    [one] second
   *[other] seconds
}
unit-minute = { $n } { $count ->
    [one] minute
   *[other] minutes
}
unit-hour = { $n } { $count ->
    [one] hour
   *[other] hours
}
unit-day = { $n } { $count ->
    [one] day
   *[other] days
}
unit-week = { $n } { $count ->
    [one] week
   *[other] weeks
}
unit-month = { $n } { $count ->
    [one] month
   *[other] months
}
unit-centimetre = { $n } { $region ->
    [US] { $count ->
        [one] centimeter
       *[other] centimeters
    }
   *[other] { $count ->
        [one] centimetre
       *[other] centimetres
    }
}
unit-metre = { $n } { $region ->
    [US] { $count ->
        [one] meter
       *[other] meters
    }
   *[other] { $count ->
        [one] metre
       *[other] metres
    }
}
unit-foot = { $n } { $count ->
    [one] foot
   *[other] feet
}
unit-kilogram = { $n } { $count ->
    [one] kilogram
   *[other] kilograms
}
unit-pound = { $n } { $count ->
    [one] pound
   *[other] pounds
}

### What a dose counts (`count_noun`); any other word is shown in brackets after the number

noun-unknown = { $n } ({ $noun })
noun-times-unknown = { $times } ({ $noun })
noun-time = { $n } { $count ->
    [one] time
   *[other] times
}
noun-rep = { $n } { $count ->
    [one] repeat
   *[other] repeats
}
noun-bend = { $n } { $count ->
    [one] bend
   *[other] bends
}
noun-breath = { $n } { $count ->
    [one] breath
   *[other] breaths
}
noun-slow-breath = { $n } slow { $count ->
    [one] breath
   *[other] breaths
}
noun-deep-breath = { $n } deep { $count ->
    [one] breath
   *[other] breaths
}
noun-bridge = { $n } { $count ->
    [one] bridge
   *[other] bridges
}
noun-circle = { $n } { $count ->
    [one] circle
   *[other] circles
}
noun-curl = { $n } { $count ->
    [one] curl
   *[other] curls
}
noun-cycle = { $n } { $count ->
    [one] cycle
   *[other] cycles
}
noun-hinge = { $n } { $count ->
    [one] hinge
   *[other] hinges
}
noun-hop = { $n } { $count ->
    [one] hop
   *[other] hops
}
noun-lap = { $n } { $count ->
    [one] lap
   *[other] laps
}
noun-length = { $n } { $count ->
    [one] length
   *[other] lengths
}
noun-lift = { $n } { $count ->
    [one] lift
   *[other] lifts
}
noun-lunge = { $n } { $count ->
    [one] lunge
   *[other] lunges
}
noun-movement = { $n } { $count ->
    [one] movement
   *[other] movements
}
noun-nod = { $n } { $count ->
    [one] nod
   *[other] nods
}
noun-press = { $n } { $count ->
    [one] press
   *[other] presses
}
noun-raise = { $n } { $count ->
    [one] raise
   *[other] raises
}
noun-reach = { $n } { $count ->
    [one] reach
   *[other] reaches
}
noun-rock = { $n } { $count ->
    [one] rock
   *[other] rocks
}
noun-roll = { $n } { $count ->
    [one] roll
   *[other] rolls
}
noun-slide = { $n } { $count ->
    [one] slide
   *[other] slides
}
noun-squat = { $n } { $count ->
    [one] squat
   *[other] squats
}
noun-squeeze = { $n } { $count ->
    [one] squeeze
   *[other] squeezes
}
noun-stair = { $n } { $count ->
    [one] stair
   *[other] stairs
}
noun-step = { $n } { $count ->
    [one] step
   *[other] steps
}
noun-stretch = { $n } { $count ->
    [one] stretch
   *[other] stretches
}
noun-swing = { $n } { $count ->
    [one] swing
   *[other] swings
}
noun-tap = { $n } { $count ->
    [one] tap
   *[other] taps
}
noun-tilt = { $n } { $count ->
    [one] tilt
   *[other] tilts
}
noun-turn = { $n } { $count ->
    [one] turn
   *[other] turns
}

### The dose as sentences

sentence = { $text }.
sentence-next = { $text } { $next }

dose-times = { $exact ->
    [1] once
   *[other] { $n } { $count ->
        [one] time
       *[other] times
    }
}
dose-sets = { $n } { $count ->
    [one] set
   *[other] sets
}
dose-reps = { $n }
dose-sets-of = { $sets } of { $amount }
dose-do-times = do it { $times }
dose-do = do it
dose-do-for = do this for { $amount }
dose-on = { $text } { $per }

per-side = on each side
per-leg = on each leg
per-arm = on each arm
per-foot = on each foot
per-direction = in each direction
per-position = in each position

dose-hold = hold for { $amount }
dose-hold-each = hold each for { $amount }
dose-hold-each-time = hold for { $amount } each time
dose-hold-at = { $text }, { $place }
dose-hold-place = hold { $place }
dose-lasts = this takes { $amount }
dose-lasts-set = each set takes { $amount }
dose-go = go { $amount }
dose-go-each-time = go { $amount } each time
dose-load = use { $amount }
dose-load-words = resistance: { $words }
dose-tempo = speed: { $words }
dose-effort = effort: { $effort }
dose-pain = { $exact ->
    [0] it should not hurt (pain { $n } out of 10)
   *[other] keep pain at { $n } out of 10 or less
}
dose-rest = then rest for { $amount }
dose-rest-repeats = rest for { $amount } between repeats
dose-rest-sets = rest for { $amount } between sets
dose-rest-as-needed = rest when you need to
dose-rest-none = do not stop to rest
dose-rest-none-repeats = do not rest between repeats
dose-rest-none-sets = do not rest between sets
dose-frequency = do this { $frequency }
dose-with-frequency = { $text }, { $frequency }
dose-course = keep doing this for { $amount }

frequency-day = { dose-times } a day
frequency-week = { $n } { $count ->
    [one] day
   *[other] days
} a week
frequency-both = { $day }, { $week }

effort-rpe = { $n } out of 10
effort-rpe-words = { $n } out of 10 ({ $words })

### The dose as a strip or table: label, and the values that aren't in the sentence

dose = How much
dose-part-sets = Sets
dose-part-reps = Repeat
dose-part-hold = Hold
dose-part-hold-place = { $amount }, { $place }
dose-part-duration = Time
dose-part-distance = Distance
dose-part-sides = Sides
dose-part-directions = Directions
dose-part-positions = Positions
dose-part-load = Resistance
dose-part-tempo = Speed
dose-part-effort = Effort
dose-part-pain = Pain limit
dose-part-rest = Rest
dose-part-frequency = How often
dose-part-course = For how long
dose-part-progress = Do more when
dose-part-ease = Do less when

dose-value-side = each side
dose-value-leg = each leg
dose-value-arm = each arm
dose-value-foot = each foot
dose-value-direction = each direction
dose-value-position = each position
dose-value-pain = { $exact ->
    [0] no pain ({ $n } out of 10)
   *[other] { $n } out of 10 or less
}
dose-value-rest-as-needed = when you need to
dose-value-rest-none = none

### Finding your way

skip = Skip to main content
menu = Menu
home = Home
on-this-page = On this page
you-are-here = You are here
previous = Previous
next = Next
main-navigation = Main
page-navigation = Previous and next page
back-to-top = Back to top
languages = Languages
see-all = See all
more = More
in-this-section = In this section
nothing-here = Nothing here yet.

### Kinds of pages, one and many

kind-page = Page
kind-guide = Guide
kind-exercise = Exercise
kind-routine = Routine
kind-red-flag = Red flag
kind-relief = Relief
kind-term = Term
kind-source = Source
pages = Pages
guides = Guides
exercises = Exercises
routines = Routines
relief = Pain relief
glossary = Glossary
a-to-z = A to Z
tags = Tags
body-areas = Body areas
conditions = Conditions
tagged = Pages tagged { $name }
about-area = Pages about: { $name }
pages-count = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
starts-with = Words that start with { $letter }

### Guides

key-message = The main point
goal = Goal
objectives = What you will learn
patterns = Why it may hurt
habits = Everyday habits
better-signs = Signs that you are getting better
exercises-in-guide = Exercises that may help
routines-in-guide = Routines to follow
relief-in-guide = Ways to ease the pain
stop-rules = When to stop
disclaimer = Important to know

### Red flags

red-flags = Red flags
red-flags-when = Red flags: when to get help
red-flags-brief = Get help if
red-flags-more = See all red flags
red-flags-lead = Know the signs that need help right away.
each-sign = Each sign in full
red-flags-none = No red flags are listed here.
red-flags-in-guide = When to get help
quick-reference = Red flags on one page
quick-reference-print = Print this page
quick-reference-area = { $title }: { $area }
any-of = Any of these:
all-of = All of these together:
with = With:
after-time = After { $time } of { $what }
do-not = What not to do:
why = Why
stated-by = Stated by
what-to-do = What to do
sources-differ = The sources differ on how urgent this is. The safer advice is shown.

urgency-emergency = Emergency
urgency-same-day = Get help today
urgency-see-clinician = Make an appointment
urgency-emergency-prefix = Immediate action required:
urgency-same-day-prefix = Urgent advice:
urgency-see-clinician-prefix = Non-urgent advice:

# What to do, made from the region profile. Which of a level's messages is used depends on what
# the profile knows; the longest name comes first.
action-emergency = Call { $emergency_number } or go to { $region ->
    [GB] { $emergency_department }
    [IE] { $emergency_department }
   *[other] the { $emergency_department }
} now
action-emergency-number = Call { $emergency_number } now
action-same-day = Call { $advice_line } or your { $clinician } today
action-same-day-line = Call { $advice_line } today
action-same-day-clinician = Call your { $clinician } today and ask to be seen today
action-see-clinician = Make an appointment with your { $clinician }
action-if = { $action } if:

onset-sudden = It came on suddenly
onset-new = It is new
onset-worsening = It is getting worse
onset-any = At any time

### Exercises

position = Start position
position-supine = Lying on your back
position-hook-lying = Lying on your back, knees bent, feet flat
position-prone = Lying on your front
position-side-lying = Lying on your side
position-sitting = Sitting
position-standing = Standing
position-kneeling = Kneeling on both knees
position-half-kneeling = Kneeling on one knee, other foot flat in front
position-quadruped = On your hands and knees
position-walking = Walking
position-other = As the steps say

laterality = Sides
laterality-bilateral = Both sides together
laterality-per-side = One side, then the other
laterality-alternating = Change sides each time
laterality-one-side = One side only

type = Kind of exercise
type-stretch = Stretch
type-mobility = Easy movement
type-strength = Strength
type-balance = Balance
type-motor-control = Movement control
type-aerobic = Heart and lungs
type-breathing = Breathing
type-relaxation = Relaxation
type-skill = Everyday skill
type-reset = Posture reset
type-setup = Set-up

equipment = What you need
equipment-none = None needed
muscles = Muscles used
steps = Steps
cues = Think of
feel = You should feel
not-feel = You should not feel
mistakes = Watch out for
cautions = Cautions
contraindications = Do not do this if
contraindications-none = Our sources name no reason to avoid this.
easier = Easier
harder = Harder
easier-harder = Easier and harder
variants = Ways to do it
picture-missing = No picture yet
used-in = Used in

### Routines and their cards

purpose = What it is for
for-whom = Who this is for
order = Order
order-sequence = Do these in order
order-circuit = Do one round of all, then start again
order-any = Do these in any order
routine-dose = How often
routine-weeks = Keep going for { $amount }
total-time = Total time
total-time-about = About { $amount }
position-changes = Changes of position
position-changes-none = None
step-of = { $n } of { $total }
card = Printable card
card-open = Open the card
card-print = Print this card
card-full-page = See the full page
also-as = Also as
pdf = PDF
log = My log
log-day = Day { $n }
day = Day
time-of-day = Time
log-week = Week { $n }
log-tick = Tick a box each time you do it.
done = Done
note = Note
blank-name = Name
blank-date = Date
blank-clinician = Clinician
blank-phone = Phone
blank-goal = My goal
blank-next-visit = Next visit

### Relief

relief-when = When to use it
relief-window = Best time
window-after = After { $after }
window-to = For the first { $to }
window-to-after = For the first { $to } after { $after }
window-from = From { $from } on
window-from-after = From { $from } on, after { $after }
window-from-to = From { $from } to { $to }
window-from-to-after = From { $from } to { $to } after { $after }
relief-duration = How long
relief-interval = How often
relief-interval-every = Every { $amount }
relief-max = No more than
relief-max-times = { $times } a day
relief-barrier = Protect the skin
relief-safety = Stay safe
relief-not-for = Not for
relief-ask = Ask first if
relief-ingredients = Contains
relief-label = Read the label
relief-type-cold = Cold
relief-type-heat = Heat
relief-type-medicine = Medicine
relief-type-rest = Rest
relief-type-position = Position
relief-type-other = Other

### Review line

review = About this page
last-reviewed = Last reviewed { $date }
next-review = Next review due { $date }
review-dates = { last-reviewed } · { next-review }
not-reviewed = Not clinically reviewed
review-overdue = The review of this page was due { $date }. Check with a clinician that it is still right.
written-by = Written by
reviewed-by = Reviewed by
funded-by = Paid for by
conflicts = Conflicts of interest
updated = Updated { $date }
published = Published { $date }
translated-by = Translated by
review-draft = Draft
review-in-review = In review
review-approved = Approved
review-retired = Withdrawn
audience = Written for
audience-patient = Patients
audience-carer = Carers
audience-clinician = Clinicians
withdrawn-title = This page has been withdrawn
withdrawn-text = Its advice is no longer kept up to date. Do not follow an old printout of it.
withdrawn-on = Withdrawn after the review of { $date }

### Page furniture

backlinks = What links here
related = See also
filed-under = Filed under
sources = Sources
cited-by = Cited by
not-cited = No page cites this source yet.
source-unknown = Author, year and address unknown
source-link = Read the source
source-guideline = Guideline
source-systematic-review = Review of studies
source-trial = Trial
source-consensus = Expert agreement
source-textbook = Textbook
source-expert = Expert advice
codes = Codes
also-called = Also called
say-instead = In plain words
term-forms = Other forms
version = Version
version-is = Version { $version }
newer-version = Check for a newer version at
scan = Scan to open this page
cite = How to cite this page
cite-text = { $title }. { $site }. { $version }
publisher = Published by
contact = Contact
feedback = Tell us what you think of this page
content-licence = { $region ->
    [US] License
   *[other] Licence
}
picture-credit = Picture: { $credit }
external-link = (another website)
print-page = Print this page
print-hint = Use the Print command of your browser.
print-hint-card = Use the Print command of your browser. It fits on one sheet of paper.
made-with = Made with mendbook

### Handouts: PDFs, and the block that offers them on a page

handouts = Print
handouts-hint = Each PDF is made for one size of paper. Large print needs more sheets.
handout-routine = Exercise card
handout-quick-reference = { quick-reference }
handout-wallet = Wallet cards
handout-guide = Leaflet
handout-exercise = Exercise sheet
handout-booklet = All pages as a booklet
handout-one-person = Your exercises
paper-a4 = A4
paper-letter = US Letter
paper-card = one card
size-standard = standard print
size-large = large print
handout-choice = { $paper }, { $size }
handout-pages = { $count ->
    [one] 1 page
   *[other] up to { $count } pages
}
handout-pages-open = several pages
wallet-sheet = ten on a sheet
wallet-single = one card
page-of = Page { $n } of { $total }
contents = Contents
wallet-title = When to get help now
wallet-more = { $count ->
    [one] 1 more sign:
   *[other] { $count } more signs:
} see the full list
wallet-cut = Cut along the lines. Keep a card with you.
adapted = Changed for one person
adapted-note = The amounts marked here differ from the published card.
published-at = Published at
image-of = Picture:

### Special pages

not-found-title = Page not found
not-found-text = There is no page at this address. It may have moved, or the address may be wrong.
not-found-help = Start from the home page, or see when to get help.
moved-title = This page has moved
moved-text = You will find it here:
feed-title = New and updated pages

### In the text

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
footnotes = Footnotes
footnote-back = Back to the text
definition-of = What { $term } means
link-to-heading = Link to this heading
task-done = Done:
task-open = To do:
table-scroll = Table, scrolls sideways
