"""Every sentence these tools say to a person, in Norwegian, before server/locales can be read.

The Makefile reads NO_PYTHON from this file by its name, so it stays on one line.
This file must parse on the old Pythons that setup.py turns away.
"""

NO_PYTHON = "Fant ingen Python. Installer 3.11 eller nyere, eller pek på den med PYTHON=."
OLD_PYTHON = (
    "Miljøvakt trenger Python 3.11 eller nyere, men {path} er {version}. "
    "Installer en nyere Python, eller pek på den med «make {target} PYTHON=/sti/til/python3»."
)
NO_VENV = (
    "Python på denne maskinen mangler venv. "
    "Installer den (på Debian og Ubuntu: apt-get install python3-venv) og prøv igjen."
)

GETTING_READY = "Gjør klar Miljøvakt. Første gang tar det noen minutter."
STEP_VENV = "Lager et eget Python-miljø"
STEP_PYTHON = "Henter Python-pakker"
STEP_PYTHON_DEV = "Henter Python-pakker, også for testene"
STEP_NODE = "Henter pakker til appen"
STEP_BUILD = "Bygger appen"
STEP_CHROMIUM = "Installerer nettleseren som testene bruker"
STEP_BROWSERS = "Installerer Firefox og WebKitGTK, som de fulle testene bruker"
STEP_AUDIT = "Henter Lighthouse, som målingene bruker"
STEP_STARTED = "  {label} … "
SECONDS = "{seconds} s"
STEP_STOPPED = "stanset etter {seconds} s"
WAITING_FOR_OTHER = "Venter på en annen make som holder på i samme mappe …"

SEE_LOG = "Alt som ble skrevet, står i {log}."
STEP_BROKE = "«{label}» gikk ikke bra."
NO_NETWORK = "Fikk ikke kontakt med pakkelageret. Sjekk nettet og prøv igjen."
NO_COMPILER = (
    "Pakken {package} må bygges her, og maskinen mangler en kompilator. "
    "Installer den (på Debian og Ubuntu: apt-get install build-essential python3-dev) "
    "og prøv igjen."
)
NO_RUST = (
    "Pakken {package} må bygges her, og maskinen mangler Rust. "
    "Installer det (på Debian og Ubuntu: apt-get install cargo) og prøv igjen."
)
UNNAMED_PACKAGE = "som ble hentet sist"
WRONG_HASH = (
    "En nedlastet pakke er ikke den som er låst i {lock}. Ingenting av den ble installert. "
    "Prøv igjen, og si fra til dem som vedlikeholder Miljøvakt hvis det skjer på nytt."
)
NO_SPACE = "Disken er full. Frigjør plass (omtrent 1 GB) og prøv igjen."

NO_CHROMIUM = (
    "Testene trenger Chromium, og maskinen har ingen. Installer den "
    "(på Debian: apt-get install chromium), eller pek på den med CHROMIUM=/sti/til/chromium."
)
NO_BROWSERS = (
    "De fulle testene trenger Firefox og WebKitGTK, og maskinen mangler minst en av dem. Installer dem "
    "(på Debian: apt-get install firefox-esr webkit2gtk-driver xvfb). «make test» klarer seg uten."
)
TOOL_MISSING = "Mangler {tool}. Kjør «make {target}» først."

CHECK_PASSED = "  {label}: i orden, {seconds} s"
CHECK_FAILED = "  {label}: IKKE i orden, {seconds} s"
CHECKS_FAILED = "{count} av {total} kontroller er ikke i orden: {labels}."
CHECKS_PASSED = "Alle {total} kontroller er i orden, {seconds} s."

TYPES_WRITTEN = "Skrev {path}."
TYPES_FRESH = "{path} stemmer med serveren."
TYPES_STALE = "{path} stemmer ikke med serveren lenger. Kjør «make types»."
