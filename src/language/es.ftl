# Spanish: plain words that are understood in Spain and in America alike, with "usted". The head of
# `en.ftl` says what each message may be given.
#
# What authors write after a word of ours has to fit: `emergency_department` stands after "en" ("la
# sala de emergencias", "urgencias"), `clinician` after "su" ("médico").

### The language itself

language-name = Español
direction = ltr

### Numbers, lists, dates

decimal-mark = ,
range = { $low } a { $high }
range-count = { $high ->
    [one] 2
   *[other] { $high }
}
at-least = al menos { $amount }
up-to = hasta { $amount }

list-comma = ,
list-next = { $list }, { $next }
# "y" is "e" before the sound of i, but not before that of ie or ia; "o" is "u" before the sound of o.
list-and = { $list } { $first-letter ->
    [i] e
    [h] { $first-two ->
        [hi] { $first-three ->
            [hia] y
            [hie] y
           *[other] e
        }
       *[other] y
    }
   *[other] y
} { $last }
list-or = { $list } { $first-letter ->
    [o] u
    [h] { $first-two ->
        [ho] u
       *[other] o
    }
   *[other] o
} { $last }

date = { $day } de { $month } de { $year }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

### Units

unit-second = { $n } { $count ->
    [one] segundo
   *[other] segundos
}
unit-minute = { $n } { $count ->
    [one] minuto
   *[other] minutos
}
unit-hour = { $n } { $count ->
    [one] hora
   *[other] horas
}
unit-day = { $n } { $count ->
    [one] día
   *[other] días
}
unit-week = { $n } { $count ->
    [one] semana
   *[other] semanas
}
unit-month = { $n } { $count ->
    [one] mes
   *[other] meses
}
unit-centimetre = { $n } { $count ->
    [one] centímetro
   *[other] centímetros
}
unit-metre = { $n } { $count ->
    [one] metro
   *[other] metros
}
unit-foot = { $n } { $count ->
    [one] pie
   *[other] pies
}
unit-kilogram = { $n } { $count ->
    [one] kilogramo
   *[other] kilogramos
}
unit-pound = { $n } { $count ->
    [one] libra
   *[other] libras
}

### What a dose counts (`count_noun`); any other word is shown in brackets after the number

noun-unknown = { $n } ({ $noun })
noun-times-unknown = { $times } ({ $noun })
noun-time = { $n } { $count ->
    [one] vez
   *[other] veces
}
noun-rep = { $n } { $count ->
    [one] repetición
   *[other] repeticiones
}
noun-bend = { $n } { $count ->
    [one] flexión
   *[other] flexiones
}
noun-breath = { $n } { $count ->
    [one] respiración
   *[other] respiraciones
}
noun-slow-breath = { $n } { $count ->
    [one] respiración lenta
   *[other] respiraciones lentas
}
noun-deep-breath = { $n } { $count ->
    [one] respiración profunda
   *[other] respiraciones profundas
}
noun-bridge = { $n } { $count ->
    [one] puente
   *[other] puentes
}
noun-circle = { $n } { $count ->
    [one] círculo
   *[other] círculos
}
noun-curl = { $n } { $count ->
    [one] flexión
   *[other] flexiones
}
noun-cycle = { $n } { $count ->
    [one] ciclo
   *[other] ciclos
}
noun-hinge = { $n } { $count ->
    [one] inclinación desde la cadera
   *[other] inclinaciones desde la cadera
}
noun-hop = { $n } { $count ->
    [one] salto
   *[other] saltos
}
noun-lap = { $n } { $count ->
    [one] vuelta
   *[other] vueltas
}
noun-length = { $n } { $count ->
    [one] largo
   *[other] largos
}
noun-lift = { $n } { $count ->
    [one] levantamiento
   *[other] levantamientos
}
noun-lunge = { $n } { $count ->
    [one] zancada
   *[other] zancadas
}
noun-movement = { $n } { $count ->
    [one] movimiento
   *[other] movimientos
}
noun-nod = { $n } { $count ->
    [one] inclinación de cabeza
   *[other] inclinaciones de cabeza
}
noun-press = { $n } { $count ->
    [one] empuje
   *[other] empujes
}
noun-raise = { $n } { $count ->
    [one] elevación
   *[other] elevaciones
}
noun-reach = { $n } { $count ->
    [one] alcance
   *[other] alcances
}
noun-rock = { $n } { $count ->
    [one] balanceo
   *[other] balanceos
}
noun-roll = { $n } { $count ->
    [one] rotación
   *[other] rotaciones
}
noun-slide = { $n } { $count ->
    [one] deslizamiento
   *[other] deslizamientos
}
noun-squat = { $n } { $count ->
    [one] sentadilla
   *[other] sentadillas
}
noun-squeeze = { $n } { $count ->
    [one] contracción
   *[other] contracciones
}
noun-stair = { $n } { $count ->
    [one] escalón
   *[other] escalones
}
noun-step = { $n } { $count ->
    [one] paso
   *[other] pasos
}
noun-stretch = { $n } { $count ->
    [one] estiramiento
   *[other] estiramientos
}
noun-swing = { $n } { $count ->
    [one] oscilación
   *[other] oscilaciones
}
noun-tap = { $n } { $count ->
    [one] toque
   *[other] toques
}
noun-tilt = { $n } { $count ->
    [one] basculación
   *[other] basculaciones
}
noun-turn = { $n } { $count ->
    [one] giro
   *[other] giros
}

### The dose as sentences

sentence = { $text }.
sentence-next = { $text } { $next }

dose-times = { $n } { $count ->
    [one] vez
   *[other] veces
}
dose-sets = { $n } { $count ->
    [one] serie
   *[other] series
}
dose-reps = { $n } { $count ->
    [one] repetición
   *[other] repeticiones
}
dose-sets-of = { $sets } de { $amount }
dose-do-times = hágalo { $times }
dose-do = hágalo
dose-do-for = haga esto durante { $amount }
dose-on = { $text } { $per }

per-side = de cada lado
per-leg = con cada pierna
per-arm = con cada brazo
per-foot = con cada pie
per-direction = en cada dirección
per-position = en cada posición

dose-hold = mantenga la posición durante { $amount }
dose-hold-each = mantenga la posición durante { $amount } en cada repetición
dose-hold-each-time = mantenga la posición durante { $amount } cada vez
dose-hold-at = { $text }, { $place }
dose-hold-place = mantenga la posición { $place }
dose-lasts = dura { $amount }
dose-lasts-set = cada serie dura { $amount }
dose-go = recorra { $amount }
dose-go-each-time = recorra { $amount } cada vez
dose-load = use un peso de { $amount }
dose-load-words = resistencia: { $words }
dose-tempo = velocidad: { $words }
dose-effort = esfuerzo: { $effort }
dose-pain = { $exact ->
    [0] no debe doler (dolor { $n } de 10)
   *[other] el dolor no debe pasar de { $n } de 10
}
dose-rest = luego descanse { $amount }
dose-rest-repeats = descanse { $amount } entre repeticiones
dose-rest-sets = descanse { $amount } entre series
dose-rest-as-needed = descanse cuando lo necesite
dose-rest-none = no se detenga a descansar
dose-rest-none-repeats = no descanse entre repeticiones
dose-rest-none-sets = no descanse entre series
dose-frequency = haga esto { $frequency }
dose-with-frequency = { $text }, { $frequency }
dose-course = siga haciéndolo durante { $amount }

frequency-day = { dose-times } al día
frequency-week = { $n } { $count ->
    [one] día
   *[other] días
} a la semana
frequency-both = { $day }, { $week }

effort-rpe = { $n } de 10
effort-rpe-words = { $n } de 10 ({ $words })

### The dose as a strip or table: label, and the values that aren't in the sentence

dose = Cuánto
dose-part-sets = Series
dose-part-reps = Repeticiones
dose-part-hold = Mantenga
dose-part-hold-place = { $amount }, { $place }
dose-part-duration = Tiempo
dose-part-distance = Distancia
dose-part-sides = Lados
dose-part-directions = Direcciones
dose-part-positions = Posiciones
dose-part-load = Resistencia
dose-part-tempo = Velocidad
dose-part-effort = Esfuerzo
dose-part-pain = Límite de dolor
dose-part-rest = Descanso
dose-part-frequency = Con qué frecuencia
dose-part-course = Por cuánto tiempo
dose-part-progress = Haga más cuando
dose-part-ease = Haga menos cuando

dose-value-side = cada lado
dose-value-leg = cada pierna
dose-value-arm = cada brazo
dose-value-foot = cada pie
dose-value-direction = cada dirección
dose-value-position = cada posición
dose-value-pain = { $exact ->
    [0] sin dolor ({ $n } de 10)
   *[other] { $n } de 10 como máximo
}
dose-value-rest-as-needed = cuando lo necesite
dose-value-rest-none = ninguno

### Finding your way

skip = Ir al contenido principal
menu = Menú
home = Inicio
on-this-page = En esta página
you-are-here = Usted está aquí
previous = Anterior
next = Siguiente
main-navigation = Principal
page-navigation = Página anterior y siguiente
back-to-top = Volver arriba
languages = Idiomas
see-all = Ver todo
more = Más
in-this-section = En esta sección
nothing-here = Aquí no hay nada todavía.

### Kinds of pages, one and many

kind-page = Página
kind-guide = Guía
kind-exercise = Ejercicio
kind-routine = Rutina
kind-red-flag = Señal de alarma
kind-relief = Alivio
kind-term = Término
kind-source = Fuente
pages = Páginas
guides = Guías
exercises = Ejercicios
routines = Rutinas
relief = Alivio del dolor
glossary = Glosario
a-to-z = De la A a la Z
tags = Etiquetas
body-areas = Partes del cuerpo
conditions = Problemas de salud
tagged = Páginas con la etiqueta { $name }
about-area = Páginas sobre: { $name }
pages-count = { $count ->
    [one] { $count } página
   *[other] { $count } páginas
}
starts-with = Palabras que empiezan con { $letter }

### Guides

key-message = Lo más importante
goal = Objetivo
objectives = Lo que aprenderá
patterns = Por qué puede doler
habits = Hábitos de todos los días
better-signs = Señales de que está mejorando
exercises-in-guide = Ejercicios que pueden ayudar
routines-in-guide = Rutinas que puede seguir
relief-in-guide = Formas de aliviar el dolor
stop-rules = Cuándo parar
disclaimer = Información importante

### Red flags

red-flags = Señales de alarma
red-flags-when = Señales de alarma: cuándo pedir ayuda
red-flags-brief = Pida ayuda en estos casos
red-flags-more = Ver todas las señales de alarma
red-flags-lead = Conozca las señales que necesitan ayuda de inmediato.
each-sign = Cada señal en detalle
red-flags-none = Aquí no hay señales de alarma.
red-flags-in-guide = Cuándo pedir ayuda
quick-reference = Señales de alarma en una página
quick-reference-print = Imprimir esta página
quick-reference-area = { $title }: { $area }
any-of = Cualquiera de estas:
all-of = Todas estas juntas:
with = Junto con:
after-time = Después de { $time } de { $what }
do-not = Lo que no debe hacer:
why = Por qué
stated-by = Aparece en
what-to-do = Qué hacer
sources-differ = Las fuentes no coinciden en la urgencia. Se muestra el consejo más seguro.

urgency-emergency = Emergencia
urgency-same-day = Pida ayuda hoy
urgency-see-clinician = Pida una cita
urgency-emergency-prefix = Actúe de inmediato:
urgency-same-day-prefix = Consejo urgente:
urgency-see-clinician-prefix = Consejo no urgente:

# What to do, made from the region profile.
action-emergency = Llame al { $emergency_number } o preséntese ahora mismo en { $emergency_department }
action-emergency-number = Llame ahora mismo al { $emergency_number }
action-same-day = Llame hoy mismo al { $advice_line } o a su { $clinician }
action-same-day-line = Llame hoy mismo al { $advice_line }
action-same-day-clinician = Llame hoy mismo a su { $clinician } y pida que le atiendan hoy
action-see-clinician = Pida una cita con su { $clinician }
action-if = { $action } en cualquiera de estos casos:

onset-sudden = Empezó de repente
onset-new = Es algo nuevo
onset-worsening = Está empeorando
onset-any = En cualquier momento

### Exercises

position = Posición inicial
position-supine = Boca arriba
position-hook-lying = Boca arriba, con las rodillas dobladas y los pies apoyados
position-prone = Boca abajo
position-side-lying = De lado
position-sitting = Sentado o sentada
position-standing = De pie
position-kneeling = De rodillas
position-half-kneeling = Con una rodilla en el suelo y el otro pie apoyado delante
position-quadruped = Con las manos y las rodillas en el suelo
position-walking = Caminando
position-other = Como dicen los pasos

laterality = Lados
laterality-bilateral = Los dos lados a la vez
laterality-per-side = Primero un lado y después el otro
laterality-alternating = Cambie de lado cada vez
laterality-one-side = Un solo lado

type = Tipo de ejercicio
type-stretch = Estiramiento
type-mobility = Movimiento suave
type-strength = Fuerza
type-balance = Equilibrio
type-motor-control = Control del movimiento
type-aerobic = Corazón y pulmones
type-breathing = Respiración
type-relaxation = Relajación
type-skill = Habilidad diaria
type-reset = Corrección de la postura
type-setup = Preparación

equipment = Qué necesita
equipment-none = No necesita nada
muscles = Músculos que trabajan
steps = Pasos
cues = Piense en esto
feel = Debe sentir
not-feel = No debe sentir
mistakes = Tenga cuidado con esto
cautions = Precauciones
contraindications = No haga este ejercicio en estos casos
contraindications-none = Nuestras fuentes no dan ningún motivo para evitarlo.
easier = Más fácil
harder = Más difícil
easier-harder = Más fácil y más difícil
variants = Formas de hacerlo
picture-missing = Todavía no hay imagen
used-in = Se usa en

### Routines and their cards

purpose = Para qué sirve
for-whom = Para quién es
order = Orden
order-sequence = Hágalos en este orden
order-circuit = Haga una ronda de todos y empiece de nuevo
order-any = Hágalos en el orden que quiera
routine-dose = Con qué frecuencia
routine-weeks = Siga durante { $amount }
total-time = Tiempo total
total-time-about = Aproximadamente { $amount }
position-changes = Cambios de posición
position-changes-none = Ninguno
step-of = { $n } de { $total }
card = Tarjeta para imprimir
card-open = Abrir la tarjeta
card-print = Imprimir esta tarjeta
card-full-page = Ver la página completa
also-as = También como
pdf = PDF
log = Mi registro
log-day = Día { $n }
day = Día
time-of-day = Vez
log-week = Semana { $n }
log-tick = Marque una casilla cada vez que lo haga.
done = Hecho
note = Nota
blank-name = Nombre
blank-date = Fecha
blank-clinician = Profesional de salud
blank-phone = Teléfono
blank-goal = Mi objetivo
blank-next-visit = Próxima visita

### Relief

relief-when = Cuándo usarlo
relief-window = Mejor momento
window-after = Después de { $after }
window-to = Durante { $to } desde el comienzo
window-to-after = Durante { $to } después de { $after }
window-from = A partir de { $from }
window-from-after = A partir de { $from } después de { $after }
window-from-to = De { $from } a { $to } desde el comienzo
window-from-to-after = De { $from } a { $to } después de { $after }
relief-duration = Cuánto tiempo
relief-interval = Con qué frecuencia
relief-interval-every = Cada { $amount }
relief-max = No más de
relief-max-times = { $times } al día
relief-barrier = Proteja la piel
relief-safety = Por su seguridad
relief-not-for = No es para
relief-ask = Pregunte antes en estos casos
relief-ingredients = Contiene
relief-label = Lea la etiqueta
relief-type-cold = Frío
relief-type-heat = Calor
relief-type-medicine = Medicina
relief-type-rest = Descanso
relief-type-position = Posición
relief-type-other = Otro

### Review line

review = Sobre esta página
last-reviewed = Última revisión: { $date }
next-review = Próxima revisión: { $date }
review-dates = { last-reviewed } · { next-review }
not-reviewed = Sin revisión clínica
review-overdue = Esta página debía revisarse el { $date }. Confirme con un profesional de salud que todavía es correcta.
written-by = Escrito por
reviewed-by = Revisado por
funded-by = Financiado por
conflicts = Conflictos de interés
updated = Actualizado el { $date }
published = Publicado el { $date }
translated-by = Traducido por
review-draft = Borrador
review-in-review = En revisión
review-approved = Aprobado
review-retired = Retirado
audience = Escrito para
audience-patient = Pacientes
audience-carer = Cuidadores
audience-clinician = Profesionales de salud
withdrawn-title = Esta página se ha retirado
withdrawn-text = Sus consejos ya no se mantienen al día. No siga una copia impresa antigua.
withdrawn-on = Retirada después de la revisión del { $date }

### Page furniture

backlinks = Páginas que enlazan aquí
related = Vea también
filed-under = Clasificado en
sources = Fuentes
cited-by = Citada en
not-cited = Ninguna página cita esta fuente todavía.
source-unknown = Autor, año y dirección desconocidos
source-link = Leer la fuente
source-guideline = Guía clínica
source-systematic-review = Revisión de estudios
source-trial = Ensayo clínico
source-consensus = Acuerdo de expertos
source-textbook = Libro de texto
source-expert = Consejo de expertos
codes = Códigos
also-called = También se llama
say-instead = En palabras sencillas
term-forms = Otras formas
version = Versión
version-is = Versión { $version }
newer-version = Busque una versión más nueva en
scan = Escanee para abrir esta página
cite = Cómo citar esta página
cite-text = { $title }. { $site }. { $version }
publisher = Publicado por
contact = Contacto
feedback = Díganos qué piensa de esta página
content-licence = Licencia
picture-credit = Imagen: { $credit }
external-link = (otro sitio web)
print-page = Imprimir esta página
print-hint = Use la orden Imprimir de su navegador.
print-hint-card = Use la orden Imprimir de su navegador. Cabe en una hoja de papel.
made-with = Hecho con mendbook

### Handouts: PDFs, and the block that offers them on a page

handouts = Imprimir
handouts-hint = Cada PDF está hecho para un tamaño de papel. La letra grande necesita más hojas.
handout-routine = Tarjeta de ejercicios
handout-quick-reference = { quick-reference }
handout-wallet = Tarjetas de bolsillo
handout-guide = Folleto
handout-exercise = Hoja de ejercicio
handout-booklet = Todas las páginas en un cuaderno
handout-one-person = Sus ejercicios
paper-a4 = A4
paper-letter = Carta
paper-card = una tarjeta
size-standard = letra normal
size-large = letra grande
handout-choice = { $paper }, { $size }
handout-pages = { $count ->
    [one] 1 página
   *[other] hasta { $count } páginas
}
handout-pages-open = varias páginas
wallet-sheet = diez en una hoja
wallet-single = una tarjeta
page-of = Página { $n } de { $total }
contents = Contenido
wallet-title = Cuándo pedir ayuda ya
wallet-more = { $count ->
    [one] 1 señal más:
   *[other] { $count } señales más:
} vea la lista completa
wallet-cut = Recorte por las líneas. Lleve una tarjeta con usted.
adapted = Cambiado para una persona
adapted-note = Las cantidades marcadas aquí son distintas de las de la tarjeta publicada.
published-at = Publicado en
image-of = Imagen:

### Special pages

not-found-title = Página no encontrada
not-found-text = No hay ninguna página en esta dirección. Tal vez cambió de lugar o la dirección está mal escrita.
not-found-help = Empiece por la página de inicio o vea cuándo pedir ayuda.
moved-title = Esta página cambió de lugar
moved-text = La encontrará aquí:
feed-title = Páginas nuevas y actualizadas

### In the text

alert-note = Nota
alert-tip = Consejo
alert-important = Importante
alert-warning = Advertencia
alert-caution = Precaución
footnotes = Notas al pie
footnote-back = Volver al texto
definition-of = Qué significa { $term }
link-to-heading = Enlace a este título
task-done = Hecho:
task-open = Por hacer:
table-scroll = Tabla, se desplaza hacia los lados
