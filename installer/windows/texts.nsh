; What the installer of Windows says, in its three languages.

LangString NEEDS_64_BIT ${LANG_ENGLISH} "Potluck needs Windows 10 or newer, in 64 bit."
LangString NEEDS_64_BIT ${LANG_GERMAN} "Potluck braucht Windows 10 oder neuer mit 64 Bit."
LangString NEEDS_64_BIT ${LANG_SPANISH} "Potluck necesita Windows 10 o posterior de 64 bits."

LangString WELCOME ${LANG_ENGLISH} "Potluck lends your idle computer to communities that train open language models.$\r$\n$\r$\nIt is installed for you alone and needs no administrator. When it first starts, it fetches PyTorch for this computer's hardware: 0.3 to 3 GB. It tells you how much before."
LangString WELCOME ${LANG_GERMAN} "Potluck leiht Ihren unbenutzten Computer Gemeinschaften, die offene Sprachmodelle trainieren.$\r$\n$\r$\nEs wird nur für Sie installiert und braucht keinen Administrator. Beim ersten Start holt es PyTorch für die Hardware dieses Computers: 0,3 bis 3 GB. Wie viel, sagt es Ihnen vorher."
LangString WELCOME ${LANG_SPANISH} "Potluck presta su ordenador inactivo a comunidades que entrenan modelos de lenguaje abiertos.$\r$\n$\r$\nSe instala solo para usted y no necesita administrador. La primera vez que se inicia descarga PyTorch para el hardware de este ordenador: de 0,3 a 3 GB. Antes le dice cuánto."

LangString KEEP ${LANG_ENGLISH} "Keep your identity and the history of what you gave? A later installation goes on with them.$\r$\n$\r$\nYes keeps them, No deletes them for good."
LangString KEEP ${LANG_GERMAN} "Ihre Identität und den Verlauf Ihrer Beiträge behalten? Eine spätere Installation macht damit weiter.$\r$\n$\r$\nJa behält sie, Nein löscht sie endgültig."
LangString KEEP ${LANG_SPANISH} "¿Conservar su identidad y el historial de lo que ha dado? Una instalación posterior continúa con ellos.$\r$\n$\r$\nSí los conserva, No los borra para siempre."

LangString NOT_ENDED ${LANG_ENGLISH} "Potluck could not be ended, so nothing was removed. Quit it in the tray, then uninstall again."
LangString NOT_ENDED ${LANG_GERMAN} "Potluck konnte nicht beendet werden, deshalb wurde nichts entfernt. Beenden Sie es im Infobereich, und deinstallieren Sie es dann noch einmal."
LangString NOT_ENDED ${LANG_SPANISH} "No se pudo cerrar Potluck, por lo que no se ha quitado nada. Ciérrelo en la bandeja y vuelva a desinstalarlo."

LangString IN_USE ${LANG_ENGLISH} "Potluck is being set up just now, or is used in a terminal: $InUse is in use, so nothing was changed. End that, then go on."
LangString IN_USE ${LANG_GERMAN} "Potluck wird gerade eingerichtet oder in einem Terminal benutzt: $InUse wird verwendet, deshalb wurde nichts geändert. Beenden Sie das und machen Sie dann weiter."
LangString IN_USE ${LANG_SPANISH} "Potluck se está configurando ahora, o se usa en un terminal: $InUse está en uso, por lo que no se ha cambiado nada. Termínelo y después continúe."

LangString STILL_IN_USE ${LANG_ENGLISH} "A file of Potluck is still in use, so not everything could be removed. Close what uses it, or restart the computer, then uninstall again."
LangString STILL_IN_USE ${LANG_GERMAN} "Eine Datei von Potluck wird noch verwendet, deshalb konnte nicht alles entfernt werden. Schließen Sie, was sie verwendet, oder starten Sie den Computer neu, und deinstallieren Sie dann noch einmal."
LangString STILL_IN_USE ${LANG_SPANISH} "Un archivo de Potluck sigue en uso, por lo que no se ha podido quitar todo. Cierre lo que lo usa o reinicie el ordenador, y vuelva a desinstalar."
