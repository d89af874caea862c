; What the launcher of Windows says, in its three languages.

LangString FETCHING ${LANG_ENGLISH} "Potluck fetches a Python for itself. This is done once."
LangString FETCHING ${LANG_GERMAN} "Potluck holt sich ein eigenes Python. Das geschieht nur einmal."
LangString FETCHING ${LANG_SPANISH} "Potluck descarga un Python propio. Solo se hace una vez."

LangString NO_PYTHON ${LANG_ENGLISH} "Potluck could not fetch a Python. Check the connection and start Potluck again. Behind a proxy set HTTPS_PROXY; without a network install Python 3.11, 3.12 or 3.13 first."
LangString NO_PYTHON ${LANG_GERMAN} "Potluck konnte kein Python holen. Prüfen Sie die Verbindung und starten Sie Potluck noch einmal. Hinter einem Proxy setzen Sie HTTPS_PROXY; ohne Netz installieren Sie zuerst Python 3.11, 3.12 oder 3.13."
LangString NO_PYTHON ${LANG_SPANISH} "Potluck no pudo descargar un Python. Compruebe la conexión e inicie Potluck de nuevo. Detrás de un proxy defina HTTPS_PROXY; sin red instale antes Python 3.11, 3.12 o 3.13."
