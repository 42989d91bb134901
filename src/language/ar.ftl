# Arabic: plain Modern Standard Arabic, digits 0 to 9. The head of `en.ftl` says what each message may
# be given.
#
# One and two are said by the noun itself ("مرة واحدة", "مرتين"). The digit stands in brackets after
# it, behind a blank that doesn't break, so that whoever hands out a card can compare the numbers
# without reading Arabic.
#
# U+2066 and U+2069 stand around telephone numbers, whose groups of digits would otherwise change
# places in a line that runs from right to left.
#
# What authors write after a word of ours has to fit: `clinician` stands after "راجع" and "مع" and is
# written "طبيبك", `emergency_department` after "إلى" ("قسم الطوارئ").

### The language itself

language-name = العربية
direction = rtl

### Numbers, lists, dates

decimal-mark = .
range = { $low } إلى { $high }
# 100 has the plural form `other`.
range-count = { $high ->
    [one] { $low ->
        [zero] 0
       *[other] 100
    }
    [two] { $low ->
        [zero] 0
       *[other] 100
    }
   *[other] { $high }
}
at-least = { $amount } على الأقل
up-to = { $amount } كحد أقصى

list-comma = ،
list-next = { $list }، { $next }
list-and = { $list } و{ $last }
list-or = { $list } أو { $last }

date = { $day } { $month } { $year }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

### Units

unit-second = { $count ->
    [zero] { $n } ثانية
    [one] ثانية واحدة ({ $n })
    [two] ثانيتين ({ $n })
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}
unit-minute = { $count ->
    [zero] { $n } دقيقة
    [one] دقيقة واحدة ({ $n })
    [two] دقيقتين ({ $n })
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
unit-hour = { $count ->
    [zero] { $n } ساعة
    [one] ساعة واحدة ({ $n })
    [two] ساعتين ({ $n })
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
unit-day = { $count ->
    [zero] { $n } يوم
    [one] يوم واحد ({ $n })
    [two] يومين ({ $n })
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}
unit-week = { $count ->
    [zero] { $n } أسبوع
    [one] أسبوع واحد ({ $n })
    [two] أسبوعين ({ $n })
    [few] { $n } أسابيع
    [many] { $n } أسبوعًا
   *[other] { $n } أسبوع
}
unit-month = { $count ->
    [zero] { $n } شهر
    [one] شهر واحد ({ $n })
    [two] شهرين ({ $n })
    [few] { $n } أشهر
    [many] { $n } شهرًا
   *[other] { $n } شهر
}
unit-centimetre = { $count ->
    [zero] { $n } سنتيمتر
    [one] سنتيمتر واحد ({ $n })
    [two] سنتيمترين ({ $n })
    [few] { $n } سنتيمترات
    [many] { $n } سنتيمترًا
   *[other] { $n } سنتيمتر
}
unit-metre = { $count ->
    [zero] { $n } متر
    [one] متر واحد ({ $n })
    [two] مترين ({ $n })
    [few] { $n } أمتار
    [many] { $n } مترًا
   *[other] { $n } متر
}
unit-foot = { $count ->
    [zero] { $n } قدم
    [one] قدم واحدة ({ $n })
    [two] قدمين ({ $n })
    [few] { $n } أقدام
    [many] { $n } قدمًا
   *[other] { $n } قدم
}
unit-kilogram = { $count ->
    [zero] { $n } كيلوغرام
    [one] كيلوغرام واحد ({ $n })
    [two] كيلوغرامين ({ $n })
    [few] { $n } كيلوغرامات
    [many] { $n } كيلوغرامًا
   *[other] { $n } كيلوغرام
}
unit-pound = { $count ->
    [zero] { $n } رطل
    [one] رطل واحد ({ $n })
    [two] رطلين ({ $n })
    [few] { $n } أرطال
    [many] { $n } رطلًا
   *[other] { $n } رطل
}

### What a dose counts (`count_noun`); any other word is shown in quotation marks after the number

noun-unknown = { $n } «{ $noun }»
noun-times-unknown = { $times } «{ $noun }»
noun-time = { $count ->
    [zero] { $n } مرة
    [one] مرة واحدة ({ $n })
    [two] مرتان ({ $n })
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}
noun-rep = { $count ->
    [zero] { $n } تكرار
    [one] تكرار واحد ({ $n })
    [two] تكراران ({ $n })
    [few] { $n } تكرارات
    [many] { $n } تكرارًا
   *[other] { $n } تكرار
}
noun-bend = { $count ->
    [zero] { $n } انحناءة
    [one] انحناءة واحدة ({ $n })
    [two] انحناءتان ({ $n })
    [few] { $n } انحناءات
    [many] { $n } انحناءة
   *[other] { $n } انحناءة
}
noun-breath = { $count ->
    [zero] { $n } نفَس
    [one] نفَس واحد ({ $n })
    [two] نفَسان ({ $n })
    [few] { $n } أنفاس
    [many] { $n } نفَسًا
   *[other] { $n } نفَس
}
noun-slow-breath = { $count ->
    [zero] { $n } نفَس بطيء
    [one] نفَس بطيء واحد ({ $n })
    [two] نفَسان بطيئان ({ $n })
    [few] { $n } أنفاس بطيئة
    [many] { $n } نفَسًا بطيئًا
   *[other] { $n } نفَس بطيء
}
noun-deep-breath = { $count ->
    [zero] { $n } نفَس عميق
    [one] نفَس عميق واحد ({ $n })
    [two] نفَسان عميقان ({ $n })
    [few] { $n } أنفاس عميقة
    [many] { $n } نفَسًا عميقًا
   *[other] { $n } نفَس عميق
}
noun-bridge = { $count ->
    [zero] { $n } رفعة للحوض
    [one] رفعة واحدة للحوض ({ $n })
    [two] رفعتان للحوض ({ $n })
    [few] { $n } رفعات للحوض
    [many] { $n } رفعة للحوض
   *[other] { $n } رفعة للحوض
}
noun-circle = { $count ->
    [zero] { $n } دائرة
    [one] دائرة واحدة ({ $n })
    [two] دائرتان ({ $n })
    [few] { $n } دوائر
    [many] { $n } دائرة
   *[other] { $n } دائرة
}
noun-curl = { $count ->
    [zero] { $n } ثنية
    [one] ثنية واحدة ({ $n })
    [two] ثنيتان ({ $n })
    [few] { $n } ثنيات
    [many] { $n } ثنية
   *[other] { $n } ثنية
}
noun-cycle = { $count ->
    [zero] { $n } دورة
    [one] دورة واحدة ({ $n })
    [two] دورتان ({ $n })
    [few] { $n } دورات
    [many] { $n } دورة
   *[other] { $n } دورة
}
noun-hinge = { $count ->
    [zero] { $n } انحناءة من الورك
    [one] انحناءة واحدة من الورك ({ $n })
    [two] انحناءتان من الورك ({ $n })
    [few] { $n } انحناءات من الورك
    [many] { $n } انحناءة من الورك
   *[other] { $n } انحناءة من الورك
}
noun-hop = { $count ->
    [zero] { $n } قفزة
    [one] قفزة واحدة ({ $n })
    [two] قفزتان ({ $n })
    [few] { $n } قفزات
    [many] { $n } قفزة
   *[other] { $n } قفزة
}
noun-lap = { $count ->
    [zero] { $n } لفة
    [one] لفة واحدة ({ $n })
    [two] لفتان ({ $n })
    [few] { $n } لفات
    [many] { $n } لفة
   *[other] { $n } لفة
}
noun-length = { $count ->
    [zero] { $n } شوط
    [one] شوط واحد ({ $n })
    [two] شوطان ({ $n })
    [few] { $n } أشواط
    [many] { $n } شوطًا
   *[other] { $n } شوط
}
noun-lift = { $count ->
    [zero] { $n } رفعة
    [one] رفعة واحدة ({ $n })
    [two] رفعتان ({ $n })
    [few] { $n } رفعات
    [many] { $n } رفعة
   *[other] { $n } رفعة
}
noun-lunge = { $count ->
    [zero] { $n } اندفاعة
    [one] اندفاعة واحدة ({ $n })
    [two] اندفاعتان ({ $n })
    [few] { $n } اندفاعات
    [many] { $n } اندفاعة
   *[other] { $n } اندفاعة
}
noun-movement = { $count ->
    [zero] { $n } حركة
    [one] حركة واحدة ({ $n })
    [two] حركتان ({ $n })
    [few] { $n } حركات
    [many] { $n } حركة
   *[other] { $n } حركة
}
noun-nod = { $count ->
    [zero] { $n } إيماءة بالرأس
    [one] إيماءة واحدة بالرأس ({ $n })
    [two] إيماءتان بالرأس ({ $n })
    [few] { $n } إيماءات بالرأس
    [many] { $n } إيماءة بالرأس
   *[other] { $n } إيماءة بالرأس
}
noun-press = { $count ->
    [zero] { $n } دفعة
    [one] دفعة واحدة ({ $n })
    [two] دفعتان ({ $n })
    [few] { $n } دفعات
    [many] { $n } دفعة
   *[other] { $n } دفعة
}
noun-raise = { $count ->
    [zero] { $n } رفعة
    [one] رفعة واحدة ({ $n })
    [two] رفعتان ({ $n })
    [few] { $n } رفعات
    [many] { $n } رفعة
   *[other] { $n } رفعة
}
noun-reach = { $count ->
    [zero] { $n } مدّة للذراع
    [one] مدّة واحدة للذراع ({ $n })
    [two] مدّتان للذراع ({ $n })
    [few] { $n } مدّات للذراع
    [many] { $n } مدّة للذراع
   *[other] { $n } مدّة للذراع
}
noun-rock = { $count ->
    [zero] { $n } تأرجح
    [one] تأرجح واحد ({ $n })
    [two] تأرجحان ({ $n })
    [few] { $n } تأرجحات
    [many] { $n } تأرجحًا
   *[other] { $n } تأرجح
}
noun-roll = { $count ->
    [zero] { $n } تدويرة
    [one] تدويرة واحدة ({ $n })
    [two] تدويرتان ({ $n })
    [few] { $n } تدويرات
    [many] { $n } تدويرة
   *[other] { $n } تدويرة
}
noun-slide = { $count ->
    [zero] { $n } انزلاقة
    [one] انزلاقة واحدة ({ $n })
    [two] انزلاقتان ({ $n })
    [few] { $n } انزلاقات
    [many] { $n } انزلاقة
   *[other] { $n } انزلاقة
}
noun-squat = { $count ->
    [zero] { $n } جلسة قرفصاء
    [one] جلسة قرفصاء واحدة ({ $n })
    [two] جلستا قرفصاء ({ $n })
    [few] { $n } جلسات قرفصاء
    [many] { $n } جلسة قرفصاء
   *[other] { $n } جلسة قرفصاء
}
noun-squeeze = { $count ->
    [zero] { $n } ضغطة
    [one] ضغطة واحدة ({ $n })
    [two] ضغطتان ({ $n })
    [few] { $n } ضغطات
    [many] { $n } ضغطة
   *[other] { $n } ضغطة
}
noun-stair = { $count ->
    [zero] { $n } درجة
    [one] درجة واحدة ({ $n })
    [two] درجتان ({ $n })
    [few] { $n } درجات
    [many] { $n } درجة
   *[other] { $n } درجة
}
noun-step = { $count ->
    [zero] { $n } خطوة
    [one] خطوة واحدة ({ $n })
    [two] خطوتان ({ $n })
    [few] { $n } خطوات
    [many] { $n } خطوة
   *[other] { $n } خطوة
}
noun-stretch = { $count ->
    [zero] { $n } تمديد
    [one] تمديد واحد ({ $n })
    [two] تمديدان ({ $n })
    [few] { $n } تمديدات
    [many] { $n } تمديدًا
   *[other] { $n } تمديد
}
noun-swing = { $count ->
    [zero] { $n } أرجحة
    [one] أرجحة واحدة ({ $n })
    [two] أرجحتان ({ $n })
    [few] { $n } أرجحات
    [many] { $n } أرجحة
   *[other] { $n } أرجحة
}
noun-tap = { $count ->
    [zero] { $n } لمسة
    [one] لمسة واحدة ({ $n })
    [two] لمستان ({ $n })
    [few] { $n } لمسات
    [many] { $n } لمسة
   *[other] { $n } لمسة
}
noun-tilt = { $count ->
    [zero] { $n } إمالة
    [one] إمالة واحدة ({ $n })
    [two] إمالتان ({ $n })
    [few] { $n } إمالات
    [many] { $n } إمالة
   *[other] { $n } إمالة
}
noun-turn = { $count ->
    [zero] { $n } استدارة
    [one] استدارة واحدة ({ $n })
    [two] استدارتان ({ $n })
    [few] { $n } استدارات
    [many] { $n } استدارة
   *[other] { $n } استدارة
}

### The dose as sentences

sentence = { $text }.
sentence-next = { $text } { $next }

dose-times = { $count ->
    [zero] { $n } مرة
    [one] مرة واحدة ({ $n })
    [two] مرتين ({ $n })
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}
dose-sets = { $count ->
    [zero] { $n } مجموعة
    [one] مجموعة واحدة ({ $n })
    [two] مجموعتان ({ $n })
    [few] { $n } مجموعات
    [many] { $n } مجموعة
   *[other] { $n } مجموعة
}
dose-reps = { $count ->
    [zero] { $n } تكرار
    [one] تكرار واحد ({ $n })
    [two] تكراران ({ $n })
    [few] { $n } تكرارات
    [many] { $n } تكرارًا
   *[other] { $n } تكرار
}
dose-sets-of = { $sets }، في كل مجموعة { $amount }
dose-do-times = افعل ذلك { $times }
dose-do = افعل ذلك
dose-do-for = افعل ذلك لمدة { $amount }
dose-on = { $text } { $per }

per-side = لكل جانب
per-leg = لكل ساق
per-arm = لكل ذراع
per-foot = لكل قدم
per-direction = في كل اتجاه
per-position = في كل وضعية

dose-hold = اثبت على الوضعية لمدة { $amount }
dose-hold-each = اثبت على الوضعية لمدة { $amount } في كل تكرار
dose-hold-each-time = اثبت على الوضعية لمدة { $amount } في كل مرة
dose-hold-at = { $text }، { $place }
dose-hold-place = اثبت على الوضعية { $place }
dose-lasts = يستغرق ذلك { $amount }
dose-lasts-set = تستغرق كل مجموعة { $amount }
dose-go = اقطع مسافة { $amount }
dose-go-each-time = اقطع مسافة { $amount } في كل مرة
dose-load = استخدم وزن { $amount }
dose-load-words = المقاومة: { $words }
dose-tempo = السرعة: { $words }
dose-effort = الجهد: { $effort }
dose-pain = { $exact ->
    [0] يجب ألا تشعر بألم (درجة الألم { $n } من 10)
   *[other] يجب ألا يزيد الألم على { $n } من 10
}
dose-rest = ثم استرح لمدة { $amount }
dose-rest-repeats = استرح لمدة { $amount } بين التكرارات
dose-rest-sets = استرح لمدة { $amount } بين المجموعات
dose-rest-as-needed = استرح عند الحاجة
dose-rest-none = لا تتوقف للراحة
dose-rest-none-repeats = لا تسترح بين التكرارات
dose-rest-none-sets = لا تسترح بين المجموعات
dose-frequency = افعل هذا { $frequency }
dose-with-frequency = { $text }، { $frequency }
dose-course = استمر على ذلك لمدة { $amount }

frequency-day = { dose-times } في اليوم
frequency-week = { $count ->
    [zero] { $n } يوم
    [one] يوم واحد ({ $n })
    [two] يومين ({ $n })
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
} في الأسبوع
frequency-both = { $day }، { $week }

effort-rpe = { $n } من 10
effort-rpe-words = { $n } من 10 ({ $words })

### The dose as a strip or table: label, and the values that aren't in the sentence

dose = المقدار
dose-part-sets = المجموعات
dose-part-reps = التكرار
dose-part-hold = مدة الثبات
dose-part-hold-place = { $amount }، { $place }
dose-part-duration = المدة
dose-part-distance = المسافة
dose-part-sides = الجوانب
dose-part-directions = الاتجاهات
dose-part-positions = الوضعيات
dose-part-load = المقاومة
dose-part-tempo = السرعة
dose-part-effort = الجهد
dose-part-pain = حد الألم
dose-part-rest = الراحة
dose-part-frequency = عدد المرات
dose-part-course = مدة الاستمرار
dose-part-progress = زد المقدار عندما
dose-part-ease = قلّل المقدار عندما

dose-value-side = كل جانب
dose-value-leg = كل ساق
dose-value-arm = كل ذراع
dose-value-foot = كل قدم
dose-value-direction = كل اتجاه
dose-value-position = كل وضعية
dose-value-pain = { $exact ->
    [0] بلا ألم ({ $n } من 10)
   *[other] { $n } من 10 كحد أقصى
}
dose-value-rest-as-needed = عند الحاجة
dose-value-rest-none = لا توجد

### Finding your way

skip = انتقل إلى المحتوى الرئيسي
menu = القائمة
home = الصفحة الرئيسية
on-this-page = في هذه الصفحة
you-are-here = أنت هنا
previous = السابق
next = التالي
main-navigation = التنقل الرئيسي
page-navigation = الصفحة السابقة والتالية
back-to-top = العودة إلى الأعلى
languages = اللغات
see-all = عرض الكل
more = المزيد
in-this-section = في هذا القسم
nothing-here = لا يوجد شيء هنا بعد.

### Kinds of pages, one and many

kind-page = صفحة
kind-guide = دليل
kind-exercise = تمرين
kind-routine = برنامج تمارين
kind-red-flag = علامة خطر
kind-relief = تخفيف الألم
kind-term = مصطلح
kind-source = مصدر
pages = الصفحات
guides = الأدلة
exercises = التمارين
routines = برامج التمارين
relief = تخفيف الألم
glossary = معاني الكلمات
a-to-z = فهرس أبجدي
tags = الوسوم
body-areas = مناطق الجسم
conditions = الحالات الصحية
tagged = صفحات عليها الوسم { $name }
about-area = صفحات عن: { $name }
pages-count = { $count ->
    [zero] { $count } صفحة
    [one] صفحة واحدة ({ $count })
    [two] صفحتان ({ $count })
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
}
starts-with = كلمات تبدأ بالحرف { $letter }

### Guides

key-message = أهم ما في الأمر
goal = الهدف
objectives = ما ستتعلمه
patterns = لماذا قد يحدث الألم
habits = عادات يومية
better-signs = علامات على أنك تتحسن
exercises-in-guide = تمارين قد تساعدك
routines-in-guide = برامج تمارين يمكنك اتباعها
relief-in-guide = طرق لتخفيف الألم
stop-rules = متى تتوقف
disclaimer = معلومات مهمة

### Red flags

red-flags = علامات الخطر
red-flags-when = علامات الخطر: متى تطلب المساعدة
red-flags-brief = اطلب المساعدة في هذه الحالات
red-flags-more = عرض كل علامات الخطر
red-flags-lead = تعرّف على العلامات التي تحتاج إلى مساعدة فورية.
each-sign = كل علامة بالتفصيل
red-flags-none = لا توجد علامات خطر هنا.
red-flags-in-guide = متى تطلب المساعدة
quick-reference = علامات الخطر في صفحة واحدة
quick-reference-print = اطبع هذه الصفحة
quick-reference-area = { $title }: { $area }
any-of = أي علامة من هذه:
all-of = كل هذه العلامات معًا:
with = مع:
after-time = بعد { $time } من { $what }
do-not = ما يجب ألا تفعله:
why = السبب
stated-by = وردت في
what-to-do = ماذا تفعل
sources-differ = تختلف المصادر في درجة الاستعجال. نعرض هنا النصيحة الأكثر أمانًا.

urgency-emergency = حالة طارئة
urgency-same-day = اطلب المساعدة اليوم
urgency-see-clinician = احجز موعدًا
urgency-emergency-prefix = تصرّف فورًا:
urgency-same-day-prefix = نصيحة عاجلة:
urgency-see-clinician-prefix = نصيحة غير عاجلة:

# What to do, made from the region profile.
action-emergency = اتصل بالرقم {"\u2066"}{ $emergency_number }{"\u2069"} أو اذهب إلى { $emergency_department } فورًا
action-emergency-number = اتصل بالرقم {"\u2066"}{ $emergency_number }{"\u2069"} فورًا
action-same-day = اتصل بالرقم {"\u2066"}{ $advice_line }{"\u2069"} أو راجع { $clinician } اليوم
action-same-day-line = اتصل بالرقم {"\u2066"}{ $advice_line }{"\u2069"} اليوم
action-same-day-clinician = تواصل اليوم مع { $clinician } واطلب موعدًا في اليوم نفسه
action-see-clinician = احجز موعدًا مع { $clinician }
action-if = { $action } في أي حالة من هذه الحالات:

onset-sudden = ظهرت فجأة
onset-new = هي أمر جديد
onset-worsening = تزداد سوءًا
onset-any = في أي وقت

### Exercises

position = وضعية البداية
position-supine = الاستلقاء على الظهر
position-hook-lying = الاستلقاء على الظهر مع ثني الركبتين ووضع القدمين على الأرض
position-prone = الاستلقاء على البطن
position-side-lying = الاستلقاء على الجانب
position-sitting = الجلوس
position-standing = الوقوف
position-kneeling = على الركبتين معًا
position-half-kneeling = ركبة على الأرض والقدم الأخرى مسطحة في الأمام
position-quadruped = على اليدين والركبتين
position-walking = المشي
position-other = كما تقول الخطوات

laterality = الجوانب
laterality-bilateral = الجانبان معًا
laterality-per-side = جانب ثم الجانب الآخر
laterality-alternating = بدّل الجانب في كل مرة
laterality-one-side = جانب واحد فقط

type = نوع التمرين
type-stretch = تمديد
type-mobility = حركة سهلة
type-strength = تقوية
type-balance = توازن
type-motor-control = التحكم بالحركة
type-aerobic = القلب والرئتان
type-breathing = تنفس
type-relaxation = استرخاء
type-skill = مهارة يومية
type-reset = تعديل وضعية الجسم
type-setup = تهيئة

equipment = ما تحتاج إليه
equipment-none = لا تحتاج إلى شيء
muscles = العضلات المستخدمة
steps = الخطوات
cues = ركّز على
feel = ما يجب أن تشعر به
not-feel = ما يجب ألا تشعر به
mistakes = انتبه إلى
cautions = احتياطات
contraindications = لا تفعل هذا في هذه الحالات
contraindications-none = لا تذكر مصادرنا سببًا لتجنب هذا التمرين.
easier = أسهل
harder = أصعب
easier-harder = أسهل وأصعب
variants = طرق الأداء
picture-missing = لا توجد صورة بعد
used-in = مستخدم في

### Routines and their cards

purpose = الفائدة
for-whom = لمن هذا
order = الترتيب
order-sequence = نفّذها بهذا الترتيب
order-circuit = نفّذ جولة من كل التمارين ثم ابدأ من جديد
order-any = نفّذها بأي ترتيب
routine-dose = عدد المرات
routine-weeks = استمر لمدة { $amount }
total-time = الوقت الكلي
total-time-about = نحو { $amount }
position-changes = تغييرات الوضعية
position-changes-none = لا توجد
step-of = { $n } من { $total }
card = بطاقة للطباعة
card-open = افتح البطاقة
card-print = اطبع هذه البطاقة
card-full-page = عرض الصفحة الكاملة
also-as = متوفر أيضًا بصيغة
pdf = PDF
log = سجلّي
log-day = اليوم { $n }
day = اليوم
time-of-day = المرة
log-week = الأسبوع { $n }
log-tick = ضع علامة في مربع كلما فعلت ذلك.
done = تم
note = ملاحظة
blank-name = الاسم
blank-date = التاريخ
blank-clinician = المعالج
blank-phone = الهاتف
blank-goal = هدفي
blank-next-visit = الزيارة القادمة

### Relief

relief-when = متى تستخدمه
relief-window = أفضل وقت
window-after = بعد { $after }
window-to = خلال أول { $to }
window-to-after = خلال أول { $to } بعد { $after }
window-from = بعد مرور { $from }
window-from-after = بعد مرور { $from } على { $after }
window-from-to = من { $from } حتى { $to }
window-from-to-after = من { $from } حتى { $to } بعد { $after }
relief-duration = المدة
relief-interval = عدد المرات
relief-interval-every = كل { $amount }
relief-max = لا أكثر من
relief-max-times = { $times } في اليوم
relief-barrier = حماية الجلد
relief-safety = من أجل سلامتك
relief-not-for = لا يناسب
relief-ask = اسأل أولًا في هذه الحالات
relief-ingredients = يحتوي على
relief-label = اقرأ الملصق
relief-type-cold = برودة
relief-type-heat = حرارة
relief-type-medicine = دواء
relief-type-rest = راحة
relief-type-position = وضعية
relief-type-other = غير ذلك

### Review line

review = عن هذه الصفحة
last-reviewed = آخر مراجعة: { $date }
next-review = المراجعة القادمة: { $date }
review-dates = { last-reviewed } · { next-review }
not-reviewed = لم تُراجع طبيًا
review-overdue = كان موعد مراجعة هذه الصفحة { $date }. اسأل أحد العاملين الصحيين هل ما زالت صحيحة.
written-by = كتبها
reviewed-by = راجعها
funded-by = جهة التمويل
conflicts = تضارب المصالح
updated = تاريخ التحديث: { $date }
published = تاريخ النشر: { $date }
translated-by = ترجمها
review-draft = مسودة
review-in-review = قيد المراجعة
review-approved = معتمدة
review-retired = مسحوبة
audience = القرّاء
audience-patient = المرضى
audience-carer = مقدمو الرعاية
audience-clinician = العاملون الصحيون
withdrawn-title = سُحبت هذه الصفحة
withdrawn-text = لم تعد نصائحها تُحدَّث. لا تتبع نسخة مطبوعة قديمة منها.
withdrawn-on = سُحبت بعد مراجعة { $date }

### Page furniture

backlinks = صفحات تشير إلى هذه الصفحة
related = انظر أيضًا
filed-under = التصنيف
sources = المصادر
cited-by = مذكور في
not-cited = لا تذكر أي صفحة هذا المصدر بعد.
source-unknown = المؤلف والسنة والعنوان غير معروفة
source-link = اقرأ المصدر
source-guideline = إرشادات طبية
source-systematic-review = مراجعة دراسات
source-trial = تجربة سريرية
source-consensus = اتفاق خبراء
source-textbook = كتاب تعليمي
source-expert = نصيحة خبراء
codes = الرموز
also-called = يسمى أيضًا
say-instead = بكلمات بسيطة
term-forms = أشكال أخرى
version = الإصدار
version-is = الإصدار { $version }
newer-version = ابحث عن إصدار أحدث في
scan = امسح الرمز لفتح هذه الصفحة
cite = كيف تستشهد بهذه الصفحة
cite-text = { $title }. { $site }. { $version }
publisher = الناشر
contact = للتواصل
feedback = أخبرنا برأيك في هذه الصفحة
content-licence = الترخيص
picture-credit = الصورة: { $credit }
external-link = (موقع آخر)
print-page = اطبع هذه الصفحة
print-hint = استخدم أمر الطباعة في المتصفح.
print-hint-card = استخدم أمر الطباعة في المتصفح. تكفيها ورقة واحدة.
made-with = صُنع باستخدام mendbook

### Handouts: PDFs, and the block that offers them on a page

handouts = الطباعة
handouts-hint = كل ملف PDF مُعدّ لمقاس ورق واحد. الخط الكبير يحتاج إلى أوراق أكثر.
handout-routine = بطاقة تمارين
handout-quick-reference = { quick-reference }
handout-wallet = بطاقات جيب
handout-guide = نشرة
handout-exercise = ورقة تمرين
handout-booklet = كل الصفحات في كتيّب
handout-one-person = تمارينك
paper-a4 = A4
paper-letter = ورق US Letter
paper-card = بطاقة واحدة
size-standard = خط عادي
size-large = خط كبير
handout-choice = { $paper }، { $size }
handout-pages = { $count ->
    [zero] { $count } صفحة
    [one] صفحة واحدة
    [two] صفحتان كحد أقصى
    [few] { $count } صفحات كحد أقصى
    [many] { $count } صفحة كحد أقصى
   *[other] { $count } صفحة كحد أقصى
}
handout-pages-open = عدة صفحات
wallet-sheet = عشر بطاقات في ورقة
wallet-single = بطاقة واحدة
page-of = صفحة { $n } من { $total }
contents = المحتويات
wallet-title = متى تطلب المساعدة الآن
wallet-more = { $count ->
    [zero] { $count } علامة أخرى:
    [one] علامة واحدة أخرى:
    [two] علامتان أخريان:
    [few] { $count } علامات أخرى:
    [many] { $count } علامة أخرى:
   *[other] { $count } علامة أخرى:
} انظر القائمة الكاملة
wallet-cut = قُصّ على الخطوط. احمل بطاقة معك.
adapted = عُدّلت لشخص واحد
adapted-note = المقادير المعلَّمة هنا تختلف عن البطاقة المنشورة.
published-at = منشورة على
image-of = صورة:

### Special pages

not-found-title = الصفحة غير موجودة
not-found-text = لا توجد صفحة على هذا العنوان. ربما نُقلت، أو ربما كُتب العنوان خطأ.
not-found-help = ابدأ من الصفحة الرئيسية، أو اقرأ متى تطلب المساعدة.
moved-title = نُقلت هذه الصفحة
moved-text = تجدها هنا:
feed-title = صفحات جديدة ومحدَّثة

### In the text

alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تحذير
alert-caution = احتياط
footnotes = حواشٍ
footnote-back = العودة إلى النص
definition-of = ما معنى { $term }
link-to-heading = رابط إلى هذا العنوان
task-done = تم:
task-open = لم يتم بعد:
table-scroll = جدول يمكن تمريره إلى الجانبين
