<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>AboutProject</name>
    <message>
        <source>What it learns from</source>
        <translation>Woraus es lernt</translation>
    </message>
    <message>
        <source>How results are checked</source>
        <translation>Wie Ergebnisse geprüft werden</translation>
    </message>
    <message>
        <source>Fingerprint of its key</source>
        <translation>Fingerabdruck seines Schlüssels</translation>
    </message>
    <message>
        <source>Compare it with what the organiser tells you in another way, such as on a web page. If it differs, the link leads somewhere else.</source>
        <translation>Vergleiche ihn mit dem, was dir die Projektleitung auf einem anderen Weg sagt, etwa auf einer Webseite. Stimmt er nicht überein, führt der Link woandershin.</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Potluck</source>
        <translation>Potluck</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>What you did</source>
        <translation>Was du getan hast</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Potluck itself</source>
        <translation>Potluck selbst</translation>
    </message>
    <message>
        <source>At a time that no clock shows</source>
        <translation>Zu einer Zeit, die keine Uhr zeigt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Asking what happened…</source>
        <translation>Der Verlauf wird geholt&#xa0;…</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Copy for support…</source>
        <translation>Für Hilfe kopieren&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing that happened fits this.</source>
        <translation>Dazu passt nichts, was geschehen ist.</translation>
    </message>
    <message>
        <source>Nothing has happened yet. What Potluck does will be told here.</source>
        <translation>Noch ist nichts geschehen. Hier erfährst du, was Potluck tut.</translation>
    </message>
</context>
<context>
    <name>AmountStep</name>
    <message>
        <source>How much may it take?</source>
        <translation>Wie viel darf es sein?</translation>
    </message>
    <message>
        <source>More helps more; less is cooler, quieter and cheaper. It only works while you are away, whichever you choose.</source>
        <translation>Mehr hilft mehr; weniger ist kühler, leiser und billiger. Gearbeitet wird so oder so nur, während du weg bist.</translation>
    </message>
    <message>
        <source>Working out what each comes to…</source>
        <translation>Potluck rechnet aus, was das jeweils bedeutet&#xa0;…</translation>
    </message>
    <message>
        <source>This computer does not tell how much power it takes, so nobody can say what the work costs.</source>
        <translation>Dieser Computer verrät nicht, wie viel Leistung er zieht; deshalb kann niemand sagen, was die Arbeit kostet.</translation>
    </message>
    <message>
        <source>What does electricity cost you?</source>
        <translation>Was kostet dich der Strom?</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>Price of a kilowatt-hour</source>
        <translation>Preis einer Kilowattstunde</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Hours a day in which this computer is free</source>
        <translation>Stunden am Tag, in denen dieser Computer frei ist</translation>
    </message>
    <message>
        <source>for a kilowatt-hour (kWh)</source>
        <translation>für eine Kilowattstunde (kWh)</translation>
    </message>
    <message>
        <source>Counted for</source>
        <translation>Gerechnet für</translation>
    </message>
    <message>
        <source>hours a day in which nobody uses this computer</source>
        <translation>Stunden am Tag, in denen niemand diesen Computer benutzt</translation>
    </message>
    <message>
        <source>The figures above are the most it can come to. You find the price on your electricity bill; it stays on this computer.</source>
        <translation>Mehr als die Werte oben kann es nicht werden. Den Preis findest du auf deiner Stromrechnung; er bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>You can go on; Potluck then keeps to its careful limits.</source>
        <translation>Du kannst weitergehen; Potluck hält sich dann an seine vorsichtigen Grenzen.</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>Power, like %n lamps</source>
        <translation>
            <numerusform>Leistung, wie %n Lampe</numerusform>
            <numerusform>Leistung, wie %n Lampen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApartPage</name>
    <message>
        <source>Potluck is starting…</source>
        <translation>Potluck startet&#xa0;…</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>Das dauert ein paar Sekunden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Start it anew</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program is not running.</source>
        <translation>Das Hintergrundprogramm von Potluck läuft nicht.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program does not answer.</source>
        <translation>Das Hintergrundprogramm von Potluck antwortet nicht.</translation>
    </message>
    <message>
        <source>This page comes back by itself as soon as it does. If that takes long, start it anew; it goes on where it was, and nothing is lost.</source>
        <translation>Diese Seite kommt von selbst zurück, sobald es wieder antwortet. Dauert das lange, starte es neu; es macht da weiter, wo es war, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program stopped.</source>
        <translation>Das Hintergrundprogramm von Potluck ist stehen geblieben.</translation>
    </message>
    <message>
        <source>It is being started again, and goes on where it was.</source>
        <translation>Es wird neu gestartet und macht dort weiter, wo es war.</translation>
    </message>
</context>
<context>
    <name>AppPage</name>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start Potluck when I log in</source>
        <translation>Potluck starten, wenn ich mich anmelde</translation>
    </message>
    <message>
        <source>It starts without its window and waits until you are away.</source>
        <translation>Es startet ohne Fenster und wartet, bis du weg bist.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Potluck tells you, on the desktop:</source>
        <translation>Potluck sagt dir auf dem Bildschirm Bescheid:</translation>
    </message>
    <message>
        <source>when something needs you</source>
        <translation>wenn Potluck dich braucht</translation>
    </message>
    <message>
        <source>when your first piece of work was checked and counts</source>
        <translation>wenn dein erstes Arbeitsstück geprüft ist und zählt</translation>
    </message>
    <message>
        <source>when you reach a milestone</source>
        <translation>wenn du einen Meilenstein erreichst</translation>
    </message>
    <message>
        <source>where it went when its window closes</source>
        <translation>wo es bleibt, wenn du sein Fenster schließt</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>Ohne Animationen</translation>
    </message>
    <message>
        <source>Leaves out animations, also where the system shows them.</source>
        <translation>Lässt Animationen weg, auch wenn das System sie zeigt.</translation>
    </message>
    <message>
        <source>About Potluck</source>
        <translation>Über Potluck</translation>
    </message>
    <message>
        <source>Version %1. Free software under the Apache License 2.0.</source>
        <translation>Version %1. Freie Software unter der Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <source>Check Potluck…</source>
        <translation>Potluck prüfen …</translation>
    </message>
    <message>
        <source>Show the first steps again</source>
        <translation>Die ersten Schritte noch einmal zeigen</translation>
    </message>
    <message>
        <source>Open the folder with Potluck&apos;s data</source>
        <translation>Den Ordner mit den Daten von Potluck öffnen</translation>
    </message>
    <message>
        <source>Quit Potluck</source>
        <translation>Potluck beenden</translation>
    </message>
    <message>
        <source>Quitting ends the work as well. To keep it going, just close the window.</source>
        <translation>Damit endet auch die Arbeit. Soll sie weitergehen, schließ einfach nur das Fenster.</translation>
    </message>
    <message>
        <source>Goodbye</source>
        <translation>Abschied</translation>
    </message>
    <message>
        <source>You are asked first what you want to keep. Nothing happens until you say so.</source>
        <translation>Zuerst wirst du gefragt, was du behalten möchtest. Bis du zustimmst, geschieht nichts.</translation>
    </message>
    <message>
        <source>Take Potluck off this computer…</source>
        <translation>Potluck von diesem Computer entfernen …</translation>
    </message>
    <message>
        <source>What takes Potluck off can&apos;t be started.</source>
        <translation>Das Programm, das Potluck entfernt, lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>Open a terminal and run: potluck uninstall</source>
        <translation>Öffne ein Terminal und gib ein: potluck uninstall</translation>
    </message>
    <message>
        <source>Your choice holds until Potluck ends, but could not be kept: %1.</source>
        <translation>Deine Wahl gilt, bis Potluck endet, ließ sich aber nicht speichern: %1.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Potluck stays here in the tray. To end it, choose Quit.</source>
        <translation>Potluck bleibt hier in der Leiste. Zum Beenden wähle „Beenden“.</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>Take Potluck off this computer?</source>
        <translation>Potluck von diesem Computer entfernen?</translation>
    </message>
    <message>
        <source>It stops working here; a piece of work that is begun goes to somebody else. What it has set of this computer, such as a limit of watts, is set back.</source>
        <translation>Es arbeitet hier nicht mehr; ein begonnenes Arbeitsstück geht an jemand anderen. Was es an diesem Computer eingestellt hat, etwa eine Grenze für Watt, wird zurückgestellt.</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Was geht</translation>
    </message>
    <message>
        <source>Potluck itself, with all that it has fetched</source>
        <translation>Potluck selbst, mit allem, was es geladen hat</translation>
    </message>
    <message>
        <source>Its place among your programs, and its start when you log in</source>
        <translation>Sein Platz unter deinen Programmen und sein Start bei der Anmeldung</translation>
    </message>
    <message>
        <source>Your limits and preferences, and what projects have kept here</source>
        <translation>Deine Grenzen und Vorlieben, und was Projekte hier abgelegt haben</translation>
    </message>
    <message>
        <source>What may stay</source>
        <translation>Was bleiben darf</translation>
    </message>
    <message>
        <source>Keep this computer&apos;s key</source>
        <translation>Den Schlüssel dieses Computers behalten</translation>
    </message>
    <message>
        <source>With it you go on under the same name if you install Potluck again. Without it, projects take this computer for a new one.</source>
        <translation>Mit ihm machst du unter demselben Namen weiter, wenn du Potluck wieder installierst. Ohne ihn halten Projekte diesen Computer für einen neuen.</translation>
    </message>
    <message>
        <source>Keep receipts and history</source>
        <translation>Belege und Verlauf behalten</translation>
    </message>
    <message>
        <source>They show what you have given. Projects keep their own count; what is deleted here does not come back.</source>
        <translation>Sie zeigen, was du gegeben hast. Projekte zählen selbst; was hier gelöscht wird, kommt nicht wieder.</translation>
    </message>
    <message>
        <source>What you keep lies in %1.</source>
        <translation>Was du behältst, liegt in %1.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Potluck was updated to version %1 while this window was open.</source>
        <translation>Potluck wurde auf Version %1 aktualisiert, während dieses Fenster offen war.</translation>
    </message>
    <message>
        <source>Open the new one</source>
        <translation>Die neue öffnen</translation>
    </message>
    <message>
        <source>See updates</source>
        <translation>Aktualisierungen ansehen</translation>
    </message>
</context>
<context>
    <name>BeforePage</name>
    <message>
        <source>Repair Potluck</source>
        <translation>Potluck reparieren</translation>
    </message>
    <message>
        <source>Set up Potluck</source>
        <translation>Potluck einrichten</translation>
    </message>
    <message>
        <source>Update Potluck</source>
        <translation>Potluck aktualisieren</translation>
    </message>
    <message>
        <source>Potluck is laid out anew beside the old one, which stays until the new one works. Your settings and what you gave are not touched.</source>
        <translation>Potluck wird neben dem alten neu angelegt; das alte bleibt, bis das neue läuft. Deine Einstellungen und was du gegeben hast bleiben unberührt.</translation>
    </message>
    <message>
        <source>Potluck fetches once what it needs to compute on this computer. You can go on using the computer meanwhile, and stop whenever you like: what was fetched is kept.</source>
        <translation>Potluck holt einmal, was es zum Rechnen auf diesem Computer braucht. Du kannst den Computer dabei weiter benutzen und jederzeit anhalten: Was geholt ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The installer brought a newer version. It is laid out and tested beside the one in use, which comes back by itself if the newer one does not work. Your settings and what you gave are not touched.</source>
        <translation>Das Installationsprogramm hat eine neuere Version gebracht. Sie wird neben der benutzten angelegt und geprüft; läuft die neuere nicht, kommt die bisherige von selbst zurück. Deine Einstellungen und was du gegeben hast bleiben unberührt.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Fetch and install</source>
        <translation>Holen und installieren</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Dieser Computer wird angesehen …</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>Diesen Computer ansehen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation>Netzwerk-Einstellungen …</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept.</source>
        <translation>Angehalten. Was geholt wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Potluck&apos;s background program does not answer.</source>
        <translation>Das Hintergrundprogramm von Potluck antwortet nicht.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program has ended.</source>
        <translation>Das Hintergrundprogramm von Potluck hat sich beendet.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program</source>
        <translation>Das Hintergrundprogramm von Potluck</translation>
    </message>
    <message>
        <source>Potluck could not start its background program: %1. Check that %2 can be written and that the disk has room.</source>
        <translation>Potluck konnte sein Hintergrundprogramm nicht starten: %1. Prüfe, ob in %2 geschrieben werden kann und ob auf der Festplatte Platz ist.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program ended before it was ready. Try again; if that does not help, reinstall Potluck. What it said is in %1.</source>
        <translation>Das Hintergrundprogramm von Potluck endete, bevor es bereit war. Versuch es noch einmal; hilft das nicht, installiere Potluck neu. Was es gemeldet hat, steht in %1.</translation>
    </message>
</context>
<context>
    <name>Celebration</name>
    <message>
        <source>Carry on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Closes this message</source>
        <translation>Schließt diese Nachricht</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Unnamed device</source>
        <translation>Gerät ohne Namen</translation>
    </message>
    <message>
        <source>The processor, which every computer has. It helps, if slowly.</source>
        <translation>Der Prozessor, den jeder Computer hat. Er hilft, wenn auch langsam.</translation>
    </message>
    <message>
        <source>A graphics card. It is what helps most.</source>
        <translation>Eine Grafikkarte. Sie hilft am meisten.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet&#xa0;…</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Rechnet&#xa0;…</translation>
    </message>
    <message>
        <source>Checked.</source>
        <translation>Geprüft.</translation>
    </message>
    <message>
        <source>This device could not be checked.</source>
        <translation>Dieses Gerät ließ sich nicht prüfen.</translation>
    </message>
    <message>
        <source>Its turn comes.</source>
        <translation>Kommt noch dran.</translation>
    </message>
    <message>
        <source>Speed on a small model</source>
        <translation>Tempo bei einem kleinen Modell</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 auf %2</translation>
    </message>
</context>
<context>
    <name>CloseQuestion</name>
    <message>
        <source>Should Potluck go on in the background?</source>
        <translation>Soll Potluck im Hintergrund weitermachen?</translation>
    </message>
    <message>
        <source>It keeps to your limits and stops when you use the computer. Start Potluck again to see this window.</source>
        <translation>Es hält sich an deine Grenzen und hört auf, sobald du den Computer benutzt. Starte Potluck noch einmal, um dieses Fenster zu sehen.</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Im Hintergrund weitermachen</translation>
    </message>
    <message>
        <source>Quit Potluck</source>
        <translation>Potluck beenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Contribution</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Your first piece of work is done and waits for the project&apos;s check.</source>
        <translation>Dein erstes Arbeitsstück ist fertig und wartet darauf, dass das Projekt es prüft.</translation>
    </message>
    <message>
        <source>No verified work yet. It counts from your first piece of work that is checked.</source>
        <translation>Noch keine geprüfte Arbeit. Gezählt wird ab deinem ersten Arbeitsstück, das geprüft ist.</translation>
    </message>
    <message>
        <source>Computing time</source>
        <translation>Rechenzeit</translation>
    </message>
    <message>
        <source>Pieces of work verified</source>
        <translation>Geprüfte Arbeitsstücke</translation>
    </message>
    <message>
        <source>Waiting for the check</source>
        <translation>Warten auf die Prüfung</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Week of %1</source>
        <translation>Woche ab %1</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Alle anderen</translation>
    </message>
    <message>
        <source>%1: nothing</source>
        <translation>%1: nichts</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 more waits for the check</source>
        <translation>dazu %1 noch ungeprüft</translation>
    </message>
    <message>
        <source>%1 to %2: nothing</source>
        <translation>%1 bis %2: nichts</translation>
    </message>
    <message>
        <source>%1 to %2: %3 in all</source>
        <translation>%1 bis %2: %3 zusammen</translation>
    </message>
    <message>
        <source>%1 to %2: %3 verified, and %4 waiting for the check</source>
        <translation>%1 bis %2: %3 geprüft, dazu %4 noch ungeprüft</translation>
    </message>
    <message>
        <source>Electricity is metered for a device, not for a project.</source>
        <translation>Der Strom wird je Gerät gemessen, nicht je Projekt.</translation>
    </message>
    <message>
        <source>These tell no electricity and are not in it: %1.</source>
        <translation>Diese melden keinen Stromverbrauch und sind nicht mitgezählt: %1.</translation>
    </message>
    <message>
        <source>There is no cost to show yet. Set your price of a kilowatt-hour under Limits; it counts from then on.</source>
        <translation>Noch gibt es keine Kosten zu zeigen. Trag unter „Grenzen“ deinen Preis für eine Kilowattstunde ein; ab dann wird gezählt.</translation>
    </message>
    <message>
        <source>Name your currency under Limits.</source>
        <translation>Gib unter „Grenzen“ deine Währung an.</translation>
    </message>
    <message>
        <source>No device has told how much electricity it took. Most processors keep it to themselves; graphics cards tell it while they work.</source>
        <translation>Kein Gerät hat gemeldet, wie viel Strom es verbraucht hat. Die meisten Prozessoren behalten das für sich; Grafikkarten melden es, während sie arbeiten.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Pieces of work</source>
        <translation>Arbeitsstücke</translation>
    </message>
    <message>
        <source>Training compute</source>
        <translation>Rechenaufwand</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>CO₂</source>
        <translation>CO₂</translation>
    </message>
    <message>
        <source>A token is a piece of a word. Each is text that the model learnt from.</source>
        <translation>Ein Token ist ein Stück von einem Wort. Jedes ist Text, aus dem das Modell gelernt hat.</translation>
    </message>
    <message>
        <source>A piece of work is what a project hands to one device at a time.</source>
        <translation>Ein Arbeitsstück ist das, was ein Projekt einem Gerät auf einmal gibt.</translation>
    </message>
    <message>
        <source>Training compute counts the multiplications and additions that the work took.</source>
        <translation>Der Rechenaufwand zählt, wie oft für die Arbeit malgenommen und zusammengezählt wurde.</translation>
    </message>
    <message>
        <source>The time that your devices computed, all devices added up.</source>
        <translation>Die Zeit, die deine Geräte gerechnet haben, alle Geräte zusammengezählt.</translation>
    </message>
    <message>
        <source>Measured by the devices that tell it; what the rest of the computer takes is not in it.</source>
        <translation>Gemessen von den Geräten, die es melden; was der übrige Computer verbraucht, ist nicht dabei.</translation>
    </message>
    <message>
        <source>The electricity at the prices under Limits.</source>
        <translation>Der Strom zu den Preisen, die unter „Grenzen“ stehen.</translation>
    </message>
    <message>
        <source>The electricity at the grams per kilowatt-hour under Limits.</source>
        <translation>Der Strom mit den Gramm je Kilowattstunde, die unter „Grenzen“ stehen.</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>1 piece of work</source>
        <translation>1 Arbeitsstück</translation>
    </message>
    <message>
        <source>%1 pieces of work</source>
        <translation>%1 Arbeitsstücke</translation>
    </message>
    <message>
        <source>h</source>
        <translation>Std.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>Min.</translation>
    </message>
</context>
<context>
    <name>ContributionPage</name>
    <message>
        <source>Contribution</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>Verified work was checked by the project and counts. Work that waits for the check is done and handed in; the project looks at it in its own time, and you need do nothing.</source>
        <translation>Geprüfte Arbeit hat das Projekt kontrolliert; sie zählt. Arbeit, die auf die Prüfung wartet, ist fertig und abgegeben; das Projekt sieht sie sich an, sobald es so weit ist. Du musst nichts tun.</translation>
    </message>
    <message>
        <source>Receipts and a card to share</source>
        <translation>Belege und eine Karte zum Teilen</translation>
    </message>
    <message>
        <source>For each piece of work that counts you keep a receipt that the project signed. A card shows what you gave to others, with nothing private on it.</source>
        <translation>Für jedes Arbeitsstück, das zählt, behältst du einen Beleg, den das Projekt unterschrieben hat. Eine Karte zeigt anderen, was du gegeben hast; Privates steht nicht darauf.</translation>
    </message>
    <message>
        <source>Signed receipts…</source>
        <translation>Unterschriebene Belege&#xa0;…</translation>
    </message>
    <message>
        <source>Make a card to share…</source>
        <translation>Karte zum Teilen machen&#xa0;…</translation>
    </message>
    <message>
        <source>Your contribution</source>
        <translation>Dein Beitrag</translation>
    </message>
</context>
<context>
    <name>Daemon</name>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>%1 Safe limits hold until it is repaired.</source>
        <translation>%1 Bis das behoben ist, gelten sichere Grenzen.</translation>
    </message>
    <message>
        <source>%1 The version before is in use again.</source>
        <translation>%1 Die Version davor ist wieder in Gebrauch.</translation>
    </message>
    <message>
        <source>%1 What has been fetched is kept; try again later.</source>
        <translation>%1 Was geholt wurde, bleibt erhalten; versuch es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 adds numbers in no fixed order, so its results may differ in the last bits, which projects allow for.</source>
        <translation>%1 addiert Zahlen in keiner festen Reihenfolge; Ergebnisse können sich deshalb in den letzten Bits unterscheiden, was Projekte zulassen.</translation>
    </message>
    <message>
        <source>%1 answers, but not as a Potluck coordinator. Check the invite link.</source>
        <translation>%1 antwortet, aber nicht als Server eines Potluck-Projekts. Prüfe den Einladungslink.</translation>
    </message>
    <message>
        <source>%1 are free on the disk, of which your limits keep %2 free, so there is too little room for work.</source>
        <translation>Auf der Festplatte sind %1 frei, davon halten deine Grenzen %2 frei; für Arbeit bleibt zu wenig Platz.</translation>
    </message>
    <message>
        <source>%1 are free, and the disk keeps data within %2 milliseconds.</source>
        <translation>%1 sind frei, und die Festplatte sichert Daten innerhalb von %2 Millisekunden.</translation>
    </message>
    <message>
        <source>%1 are free, but the disk takes %2 seconds to keep a little data.</source>
        <translation>%1 sind frei, aber die Festplatte braucht %2 Sekunden, um wenige Daten zu sichern.</translation>
    </message>
    <message>
        <source>%1 belongs to this computer&apos;s virtual machines, so Potluck leaves it alone.</source>
        <translation>%1 gehört den virtuellen Computern auf diesem Computer; deshalb lässt Potluck es in Ruhe.</translation>
    </message>
    <message>
        <source>%1 came to different results when it did the same steps twice.</source>
        <translation>%1 kam zu verschiedenen Ergebnissen, als es dieselben Schritte zweimal rechnete.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached. Check the internet connection; a firewall or a VPN may be in the way.</source>
        <translation>%1 ist nicht zu erreichen. Prüfe die Internetverbindung; eine Firewall oder ein VPN kann im Weg sein.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2. Download the installer anew.</source>
        <translation>%1 lässt sich nicht lesen: %2. Lade das Installationsprogramm neu herunter.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be started: %2. Download the installer anew; an antivirus program may also be in the way.</source>
        <translation>%1 lässt sich nicht starten: %2. Lade das Installationsprogramm neu herunter; auch ein Virenschutz kann im Weg sein.</translation>
    </message>
    <message>
        <source>%1 can&apos;t compute by the exact rules, so it takes work of other projects only.</source>
        <translation>%1 kann nicht nach den genauen Regeln rechnen und übernimmt deshalb nur Arbeit anderer Projekte.</translation>
    </message>
    <message>
        <source>%1 comes to the same result twice, and it is the known one for such a device.</source>
        <translation>%1 kommt zweimal zum selben Ergebnis, und es ist das bekannte für solch ein Gerät.</translation>
    </message>
    <message>
        <source>%1 comes to the same result twice, but to another one than was measured on such a device.</source>
        <translation>%1 kommt zweimal zum selben Ergebnis, aber zu einem anderen, als es auf solch einem Gerät gemessen wurde.</translation>
    </message>
    <message>
        <source>%1 comes to the same result twice. Which one it has to be on such a device nobody has measured yet.</source>
        <translation>%1 kommt zweimal zum selben Ergebnis. Welches es auf solch einem Gerät sein muss, hat noch niemand gemessen.</translation>
    </message>
    <message>
        <source>%1 computes known steps to the very bits that every computer must get.</source>
        <translation>%1 rechnet bekannte Schritte bis aufs Bit so, wie jeder Computer sie rechnen muss.</translation>
    </message>
    <message>
        <source>%1 could not be copied before the update: %2. Check the disk, and that no other program uses it.</source>
        <translation>%1 ließ sich vor der Aktualisierung nicht kopieren: %2. Sieh nach der Festplatte und ob kein anderes Programm es benutzt.</translation>
    </message>
    <message>
        <source>%1 could not be fetched from the update server: %2.</source>
        <translation>%1 ließ sich nicht vom Aktualisierungs-Server holen: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Check the disk and the folder&apos;s permissions; nothing that was saved before is lost.</source>
        <translation>%1 konnte nicht geschrieben werden (%2). Prüfe die Festplatte und die Zugriffsrechte des Ordners; was vorher gespeichert war, ist nicht verloren.</translation>
    </message>
    <message>
        <source>%1 could not do the known steps.</source>
        <translation>%1 konnte die bekannten Schritte nicht rechnen.</translation>
    </message>
    <message>
        <source>%1 did not send the part that was asked for.</source>
        <translation>%1 hat nicht den Teil geschickt, um den gebeten wurde.</translation>
    </message>
    <message>
        <source>%1 does not tell its memory, so Potluck leaves it alone.</source>
        <translation>%1 verrät nicht, wie viel Speicher es hat; deshalb lässt Potluck es in Ruhe.</translation>
    </message>
    <message>
        <source>%1 from %2 is not the file that was promised: %3. It was deleted, and nothing of it was used. Try again later or with another mirror; if it goes on, tell the makers of Potluck.</source>
        <translation>%1 von %2 ist nicht die versprochene Datei: %3. Sie wurde gelöscht, nichts davon wurde benutzt. Versuch es später oder mit einem anderen Spiegelserver; bleibt es dabei, sag es denen, die Potluck machen.</translation>
    </message>
    <message>
        <source>%1 gave no name or memory that can be true, so Potluck leaves it alone.</source>
        <translation>%1 nennt keinen Namen oder keine Speichergröße, die stimmen kann; deshalb lässt Potluck es in Ruhe.</translation>
    </message>
    <message>
        <source>%1 has %2 of memory; the smallest of your projects needs %3.</source>
        <translation>%1 hat %2 Speicher; das kleinste deiner Projekte braucht %3.</translation>
    </message>
    <message>
        <source>%1 has gone silent. Potluck tries again by itself.</source>
        <translation>%1 antwortet nicht mehr. Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>%1 has too little memory of its own to train, as graphics parts of processors have, so Potluck leaves it alone.</source>
        <translation>%1 hat zu wenig eigenen Speicher zum Trainieren, wie es bei eingebauter Grafik von Prozessoren üblich ist; deshalb lässt Potluck es in Ruhe.</translation>
    </message>
    <message>
        <source>%1 hold NaN or infinity, so nothing can be trained from them. Fetch the checkpoint again or tell the organiser.</source>
        <translation>%1 enthält unmögliche Zahlen (NaN oder unendlich); damit lässt sich nichts trainieren. Hol den Modellstand noch einmal oder sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>%1 in %2 was written by another version of Potluck. Update the app; the file was left as it is.</source>
        <translation>%1 in %2 wurde von einer anderen Version von Potluck geschrieben. Aktualisiere die App; die Datei blieb, wie sie war.</translation>
    </message>
    <message>
        <source>%1 is divided into parts (MIG), whose power can&apos;t be limited one by one, so Potluck leaves it alone.</source>
        <translation>%1 ist in Teile aufgeteilt (MIG), deren Leistung sich nicht einzeln begrenzen lässt; deshalb lässt Potluck es in Ruhe.</translation>
    </message>
    <message>
        <source>%1 is in trouble at the moment (error %2).</source>
        <translation>%1 hat gerade Schwierigkeiten (Fehler %2).</translation>
    </message>
    <message>
        <source>%1 is missing, so the model can&apos;t be tried.</source>
        <translation>%1 fehlt; deshalb lässt sich das Modell nicht ausprobieren.</translation>
    </message>
    <message>
        <source>%1 is missing, so the unit can&apos;t be done. Potluck fetches it.</source>
        <translation>%1 fehlt; deshalb kann das Arbeitsstück nicht gemacht werden. Potluck holt das Fehlende.</translation>
    </message>
    <message>
        <source>%1 is not Potluck&apos;s own, so it was left as it is.</source>
        <translation>%1 gehört nicht zu Potluck und blieb deshalb, wie es ist.</translation>
    </message>
    <message>
        <source>%1 is not a list of Potluck&apos;s parts that can be used: %2. Download the installer again from where you got it.</source>
        <translation>%1 ist keine brauchbare Liste der Teile von Potluck: %2. Lade das Installationsprogramm noch einmal dort herunter, wo du es her hast.</translation>
    </message>
    <message>
        <source>%1 is not a release of Potluck that can be used: %2. Download the installer again from where you got it.</source>
        <translation>%1 ist keine brauchbare Ausgabe von Potluck: %2. Lade das Installationsprogramm noch einmal dort herunter, wo du es her hast.</translation>
    </message>
    <message>
        <source>%1 is not between 0 and %2.</source>
        <translation>%1 liegt nicht zwischen 0 und %2.</translation>
    </message>
    <message>
        <source>%1 is not the file that this release of Potluck names. Somebody changed it, or it was damaged on its way: download the installer again from where you got it.</source>
        <translation>%1 ist nicht die Datei, die diese Ausgabe von Potluck nennt. Jemand hat sie verändert, oder sie wurde unterwegs beschädigt: Lade das Installationsprogramm noch einmal dort herunter, wo du es her hast.</translation>
    </message>
    <message>
        <source>%1 is not the file that was promised (its SHA-256 differs), so nothing of it is used. Try again; it is fetched anew.</source>
        <translation>%1 ist nicht die versprochene Datei (ihr SHA-256 ist ein anderer), deshalb wird nichts davon benutzt. Versuch es noch einmal; sie wird neu geholt.</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht da.</translation>
    </message>
    <message>
        <source>%1 of %2 of memory are free on %3.</source>
        <translation>%1 von %2 Speicher sind auf %3 frei.</translation>
    </message>
    <message>
        <source>%1 of %2 of memory are free on %3; the smallest of your projects needs %4.</source>
        <translation>%1 von %2 Speicher sind auf %3 frei; das kleinste deiner Projekte braucht %4.</translation>
    </message>
    <message>
        <source>%1 of the update is that of the version %2 and not of %3. Nothing was installed.</source>
        <translation>%1 der Aktualisierung gehört zur Version %2 und nicht zu %3. Nichts wurde installiert.</translation>
    </message>
    <message>
        <source>%1 of the update server is not signed by those who make Potluck. Nothing was installed.</source>
        <translation>%1 des Aktualisierungs-Servers ist nicht von denen unterschrieben, die Potluck machen. Nichts wurde installiert.</translation>
    </message>
    <message>
        <source>%1 of the update server is not what was signed (%2). Somebody changed it, or it was damaged on its way. Nothing was installed.</source>
        <translation>%1 des Aktualisierungs-Servers ist nicht das, was unterschrieben wurde (%2). Jemand hat es verändert, oder es wurde unterwegs beschädigt. Nichts wurde installiert.</translation>
    </message>
    <message>
        <source>%1 of the update server names no version of Potluck. Nothing was installed.</source>
        <translation>%1 des Aktualisierungs-Servers nennt keine Version von Potluck. Nichts wurde installiert.</translation>
    </message>
    <message>
        <source>%1 of this release of Potluck can&apos;t be read. Download the installer again from where you got it.</source>
        <translation>%1 dieser Ausgabe von Potluck lässt sich nicht lesen. Lade das Installationsprogramm noch einmal dort herunter, wo du es her hast.</translation>
    </message>
    <message>
        <source>%1 sends from one address to the next without an end. Check the mirror in the network settings.</source>
        <translation>%1 verweist ohne Ende von einer Adresse zur nächsten. Prüfe den Spiegelserver in den Netzwerk-Einstellungen.</translation>
    </message>
    <message>
        <source>%1 sends too slowly to wait for it. A mirror in the network settings may be faster.</source>
        <translation>%1 sendet zu langsam, um darauf zu warten. Ein Spiegelserver in den Netzwerk-Einstellungen ist vielleicht schneller.</translation>
    </message>
    <message>
        <source>%1 showed no certificate. Check the invite link.</source>
        <translation>%1 hat kein Zertifikat gezeigt. Prüfe den Einladungslink.</translation>
    </message>
    <message>
        <source>%1 stopped sending in the middle.</source>
        <translation>%1 hat mittendrin aufgehört zu senden.</translation>
    </message>
    <message>
        <source>%1 threads are not between 1 and %2.</source>
        <translation>%1 Threads liegen nicht zwischen 1 und %2.</translation>
    </message>
    <message>
        <source>%1 tokens are not between 1 and %2.</source>
        <translation>%1 Token liegen nicht zwischen 1 und %2.</translation>
    </message>
    <message>
        <source>%1 was damaged and begins anew; the old file is kept as %2.</source>
        <translation>%1 war beschädigt und beginnt neu; die alte Datei bleibt als %2 erhalten.</translation>
    </message>
    <message>
        <source>%1%2 failed without saying why.</source>
        <translation>%1%2 ist fehlgeschlagen, ohne zu sagen, warum.</translation>
    </message>
    <message>
        <source>%1. Make room on the disk of %2, then try again: what has been fetched is kept.</source>
        <translation>%1. Schaffe Platz auf dem Datenträger von %2 und versuch es noch einmal: Was geholt wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>A background program runs.</source>
        <translation>Ein Hintergrundprogramm läuft.</translation>
    </message>
    <message>
        <source>A beginning has at most %1 characters.</source>
        <translation>Ein Anfang hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A beginning has at most %1 characters. Shorten it.</source>
        <translation>Ein Anfang hat höchstens %1 Zeichen. Kürze ihn.</translation>
    </message>
    <message>
        <source>A call failed in a way that nobody foresaw.</source>
        <translation>Ein Aufruf ist auf eine Weise fehlgeschlagen, mit der niemand gerechnet hat.</translation>
    </message>
    <message>
        <source>A check is under way already.</source>
        <translation>Es läuft schon eine Prüfung.</translation>
    </message>
    <message>
        <source>A check of %1 s is not between 0 and %2 s.</source>
        <translation>Eine Prüfung von %1&#xa0;s liegt nicht zwischen 0 und %2&#xa0;s.</translation>
    </message>
    <message>
        <source>A check takes at most %1 seconds.</source>
        <translation>Eine Prüfung dauert höchstens %1 Sekunden.</translation>
    </message>
    <message>
        <source>A commitment has to come first.</source>
        <translation>Zuerst muss das Ergebnis festgelegt werden.</translation>
    </message>
    <message>
        <source>A day has from 0 to 24 hours.</source>
        <translation>Ein Tag hat 0 bis 24 Stunden.</translation>
    </message>
    <message>
        <source>A device rests while another program computes on it.</source>
        <translation>Ein Gerät ruht, während ein anderes Programm darauf rechnet.</translation>
    </message>
    <message>
        <source>A duty of %1 is not between 0 and 1.</source>
        <translation>Eine Auslastung von %1 liegt nicht zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>A file could not be used: %1. Check the disk and the folder&apos;s permissions.</source>
        <translation>Eine Datei ließ sich nicht benutzen: %1. Prüfe die Festplatte und die Zugriffsrechte des Ordners.</translation>
    </message>
    <message>
        <source>A file in Potluck&apos;s data folder could not be used (%1). Check that the folder belongs to you and that its disk works.</source>
        <translation>Eine Datei im Datenordner von Potluck ließ sich nicht benutzen (%1). Prüfe, ob der Ordner dir gehört und ob seine Festplatte in Ordnung ist.</translation>
    </message>
    <message>
        <source>A file of the coordinator is damaged. Tell the organiser.</source>
        <translation>Eine Datei auf dem Server des Projekts ist beschädigt. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>A file of the project arrived cut off or altered, so it was not used. Potluck fetches it again; if this goes on, tell the organiser.</source>
        <translation>Eine Datei des Projekts kam abgeschnitten oder verändert an und wurde deshalb nicht benutzt. Potluck holt sie noch einmal; wenn das so weitergeht, sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>A limit was sent without a value.</source>
        <translation>Eine Grenze kam ohne Wert an.</translation>
    </message>
    <message>
        <source>A list of hours has more than %1 characters.</source>
        <translation>Eine Liste von Stunden hat mehr als %1 Zeichen.</translation>
    </message>
    <message>
        <source>A message from the worker is damaged.</source>
        <translation>Eine Nachricht des Rechenteils ist beschädigt.</translation>
    </message>
    <message>
        <source>A message to or from %1 was larger than allowed, so it was not read.</source>
        <translation>Eine Nachricht an oder von %1 war größer als erlaubt und wurde deshalb nicht gelesen.</translation>
    </message>
    <message>
        <source>A page has between 1 and %1 entries.</source>
        <translation>Eine Seite hat 1 bis %1 Einträge.</translation>
    </message>
    <message>
        <source>A part of Potluck can&apos;t be loaded: %1.</source>
        <translation>Ein Teil von Potluck lässt sich nicht laden: %1.</translation>
    </message>
    <message>
        <source>A pause can have only one end.</source>
        <translation>Eine Pause kann nur ein Ende haben.</translation>
    </message>
    <message>
        <source>A pause can&apos;t end at that time. Name one that is still to come.</source>
        <translation>Zu dieser Zeit kann eine Pause nicht enden. Nenn eine, die noch kommt.</translation>
    </message>
    <message>
        <source>A piece is larger than allowed.</source>
        <translation>Ein Stück ist größer als erlaubt.</translation>
    </message>
    <message>
        <source>A piece of work is not needed any more; it counts neither for nor against you.</source>
        <translation>Ein Arbeitsstück wird nicht mehr gebraucht; es zählt weder für noch gegen dich.</translation>
    </message>
    <message>
        <source>A piece of work was begun.</source>
        <translation>Ein Arbeitsstück wurde begonnen.</translation>
    </message>
    <message>
        <source>A piece of work was given back.</source>
        <translation>Ein Arbeitsstück wurde zurückgegeben.</translation>
    </message>
    <message>
        <source>A piece of work was handed in; the project checks it.</source>
        <translation>Ein Arbeitsstück wurde abgegeben; das Projekt prüft es.</translation>
    </message>
    <message>
        <source>A project of yours asks for a newer Potluck than this one, and there is none yet. Potluck keeps looking, and nothing is lost.</source>
        <translation>Eines deiner Projekte verlangt ein neueres Potluck als dieses, und es gibt noch keines. Potluck sucht weiter, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>A project of yours asks for a newer Potluck. Version %1 is there, and is fetched when you say so.</source>
        <translation>Eines deiner Projekte verlangt ein neueres Potluck. Version %1 ist da und wird geholt, wenn du es sagst.</translation>
    </message>
    <message>
        <source>A project’s share is a whole number from 0 to %1.</source>
        <translation>Der Anteil eines Projekts ist eine ganze Zahl von 0 bis %1.</translation>
    </message>
    <message>
        <source>A random number that the project gave, so that no old proof counts.</source>
        <translation>Eine Zufallszahl vom Projekt, damit kein alter Nachweis gilt.</translation>
    </message>
    <message>
        <source>A random word that the project gave this computer for a day, so that it need not prove its key with every call.</source>
        <translation>Ein zufälliges Wort, das das Projekt diesem Computer für einen Tag gegeben hat, damit er nicht bei jedem Aufruf seinen Schlüssel nachweisen muss.</translation>
    </message>
    <message>
        <source>A receipt of the project is damaged and was not kept.</source>
        <translation>Ein Beleg des Projekts ist beschädigt und wurde nicht behalten.</translation>
    </message>
    <message>
        <source>A result on this disk became shorter while it was sent.</source>
        <translation>Ein Ergebnis auf dieser Festplatte wurde kürzer, während es gesendet wurde.</translation>
    </message>
    <message>
        <source>A result on this disk has changed since it was committed to.</source>
        <translation>Ein Ergebnis auf dieser Festplatte hat sich verändert, seit es festgelegt wurde.</translation>
    </message>
    <message>
        <source>A result on this disk is gone, so it can&apos;t be handed in.</source>
        <translation>Ein Ergebnis auf dieser Festplatte ist weg und kann deshalb nicht abgegeben werden.</translation>
    </message>
    <message>
        <source>A run of bytes of the result: how training changed the model.</source>
        <translation>Ein Abschnitt des Ergebnisses: wie das Training das Modell verändert hat.</translation>
    </message>
    <message>
        <source>A share of memory of %1 is not between 0 and 1.</source>
        <translation>Ein Speicheranteil von %1 liegt nicht zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>A text gets at most %1 tokens at once.</source>
        <translation>Ein Text bekommt höchstens %1 Token auf einmal.</translation>
    </message>
    <message>
        <source>A training process comes up, and %1 of memory are free.</source>
        <translation>Der Rechenteil startet, und %1 Arbeitsspeicher sind frei.</translation>
    </message>
    <message>
        <source>A unit of %1 steps is not what the recipe allows.</source>
        <translation>Ein Arbeitsstück mit %1 Schritten passt nicht zu den Vorgaben des Projekts.</translation>
    </message>
    <message>
        <source>A week can&apos;t begin with day %1; days count from 1 to 7.</source>
        <translation>Eine Woche kann nicht mit Tag %1 beginnen; Tage zählen von 1 bis 7.</translation>
    </message>
    <message>
        <source>After I log in, wait</source>
        <translation>Nach meiner Anmeldung warten</translation>
    </message>
    <message>
        <source>All of it, signed by this computer&apos;s key.</source>
        <translation>All das, unterschrieben mit dem Schlüssel dieses Computers.</translation>
    </message>
    <message>
        <source>All of your projects answer: %1 of %2.</source>
        <translation>Alle deine Projekte antworten: %1 von %2.</translation>
    </message>
    <message>
        <source>All parts of the window can be loaded.</source>
        <translation>Alle Teile des Fensters lassen sich laden.</translation>
    </message>
    <message>
        <source>All that your devices do by themselves, and no more than that.</source>
        <translation>Alles, was deine Geräte von sich aus tun, und nicht mehr.</translation>
    </message>
    <message>
        <source>Also on battery</source>
        <translation>Auch im Akkubetrieb</translation>
    </message>
    <message>
        <source>Also on networks where data costs money</source>
        <translation>Auch in Netzen, in denen Daten Geld kosten</translation>
    </message>
    <message>
        <source>An opened leaf holds NaN or infinity.</source>
        <translation>Ein offengelegter Abschnitt enthält unmögliche Zahlen (NaN oder unendlich).</translation>
    </message>
    <message>
        <source>An update was begun and not brought to its end.</source>
        <translation>Eine Aktualisierung wurde begonnen und nicht zu Ende gebracht.</translation>
    </message>
    <message>
        <source>An upload has to begin by saying what it is.</source>
        <translation>Wer etwas hochlädt, muss zuerst sagen, was es ist.</translation>
    </message>
    <message>
        <source>Another commitment was made for this lease; it can&apos;t be changed.</source>
        <translation>Für diese Zuteilung wurde schon ein anderes Ergebnis festgelegt; das lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>Another computer came to another result for the same piece of work. The project finds out which one is right.</source>
        <translation>Ein anderer Computer kam beim selben Arbeitsstück zu einem anderen Ergebnis. Das Projekt findet heraus, welches stimmt.</translation>
    </message>
    <message>
        <source>Another computer did the same piece of work, and the project&apos;s own run agrees with that one, so this result was not used. If this happens again, check this computer&apos;s memory and remove any overclocking.</source>
        <translation>Ein anderer Computer hat dasselbe Arbeitsstück gemacht, und die eigene Rechnung des Projekts stimmt mit ihm überein; deshalb wurde dieses Ergebnis nicht benutzt. Kommt das wieder vor, prüfe den Arbeitsspeicher dieses Computers und nimm jede Übertaktung zurück.</translation>
    </message>
    <message>
        <source>Another state is being sent for this unit.</source>
        <translation>Für dieses Arbeitsstück wird gerade ein anderer Stand gesendet.</translation>
    </message>
    <message>
        <source>Another unit has come to the same result before, so this one is not counted.</source>
        <translation>Ein anderes Arbeitsstück kam schon vorher zum selben Ergebnis; deshalb wird dieses nicht gezählt.</translation>
    </message>
    <message>
        <source>Ask the organiser of %1, or leave the project.</source>
        <translation>Frag die Projektleitung von %1 oder verlass das Projekt.</translation>
    </message>
    <message>
        <source>Asks for a file: the model, or the text to train on.</source>
        <translation>Bittet um eine Datei: das Modell oder den Text, mit dem trainiert wird.</translation>
    </message>
    <message>
        <source>Asks for a piece of work for one device.</source>
        <translation>Bittet um ein Arbeitsstück für ein Gerät.</translation>
    </message>
    <message>
        <source>Asks for the newest state of the project&apos;s public list of all credit.</source>
        <translation>Fragt nach dem neuesten Stand der öffentlichen Liste des Projekts mit allen Gutschriften.</translation>
    </message>
    <message>
        <source>Asks for the project&apos;s rules. Says nothing about this computer.</source>
        <translation>Fragt nach den Regeln des Projekts. Sagt nichts über diesen Computer.</translation>
    </message>
    <message>
        <source>Asks for the proof that a receipt stands in that list.</source>
        <translation>Fragt nach dem Nachweis, dass ein Beleg in dieser Liste steht.</translation>
    </message>
    <message>
        <source>Asks how much of the result has arrived, so that nothing is sent twice.</source>
        <translation>Fragt, wie viel vom Ergebnis angekommen ist, damit nichts zweimal gesendet wird.</translation>
    </message>
    <message>
        <source>Asks to be let in, by this computer&apos;s public key.</source>
        <translation>Bittet um Einlass, mit dem öffentlichen Schlüssel dieses Computers.</translation>
    </message>
    <message>
        <source>Asks to be told how the project is doing.</source>
        <translation>Bittet um Nachrichten, wie es dem Projekt geht.</translation>
    </message>
    <message>
        <source>Asks to be told what became of this computer&apos;s pieces of work.</source>
        <translation>Bittet um Nachrichten, was aus den Arbeitsstücken dieses Computers geworden ist.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Begins when nobody has used this computer for so long.</source>
        <translation>Beginnt, wenn diesen Computer so lange niemand benutzt hat.</translation>
    </message>
    <message>
        <source>Carbon dioxide</source>
        <translation>Kohlendioxid</translation>
    </message>
    <message>
        <source>Check that the folder belongs to you, that its disk has room, and that it may be written.</source>
        <translation>Sieh nach, ob der Ordner dir gehört, ob seine Festplatte Platz hat und ob darauf geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Check the proxy that the variable %1 names, and your connection. Work in hand is kept and handed in later.</source>
        <translation>Prüf den Proxy, den die Variable %1 nennt, und deine Verbindung. Begonnene Arbeit bleibt erhalten und wird später abgegeben.</translation>
    </message>
    <message>
        <source>Check your connection, a firewall or a VPN; if others can&apos;t reach the project either, wait. Work in hand is kept and handed in later.</source>
        <translation>Prüf deine Verbindung, eine Firewall oder ein VPN; wenn auch andere das Projekt nicht erreichen, warte. Begonnene Arbeit bleibt erhalten und wird später abgegeben.</translation>
    </message>
    <message>
        <source>Choose another mirror, or ask who runs this one.</source>
        <translation>Wähle einen anderen Spiegelserver, oder frag, wer diesen betreibt.</translation>
    </message>
    <message>
        <source>Close other programs that use the graphics card, and look again.</source>
        <translation>Schließ andere Programme, die die Grafikkarte benutzen, und prüf noch einmal.</translation>
    </message>
    <message>
        <source>Close programs that need much memory, and look again.</source>
        <translation>Schließ Programme, die viel Arbeitsspeicher brauchen, und prüf noch einmal.</translation>
    </message>
    <message>
        <source>Computing right, to the last bit</source>
        <translation>Richtig rechnen, bis aufs letzte Bit</translation>
    </message>
    <message>
        <source>Computing the same twice</source>
        <translation>Zweimal dasselbe rechnen</translation>
    </message>
    <message>
        <source>Cool and quiet at a good speed, for every day.</source>
        <translation>Kühl und leise bei gutem Tempo, für jeden Tag.</translation>
    </message>
    <message>
        <source>Could not reach %1. Check the network; Potluck tries again by itself.</source>
        <translation>%1 war nicht zu erreichen. Prüfe das Netz; Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Data in a month</source>
        <translation>Daten im Monat</translation>
    </message>
    <message>
        <source>Disk space for Potluck</source>
        <translation>Speicherplatz für Potluck</translation>
    </message>
    <message>
        <source>Disk space to keep free</source>
        <translation>Speicherplatz, der frei bleibt</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Enough units wait to be checked. Potluck asks again by itself.</source>
        <translation>Genug Arbeitsstücke warten auf die Prüfung. Potluck fragt von selbst wieder nach.</translation>
    </message>
    <message>
        <source>Even the least work makes it hotter than your limit of %1 °C.</source>
        <translation>Schon die kleinste Arbeit macht es heißer als deine Grenze von %1&#xa0;°C.</translation>
    </message>
    <message>
        <source>Even the least work takes %1 W, more than your limit of %2 W.</source>
        <translation>Schon die kleinste Arbeit zieht %1&#xa0;W, mehr als deine Grenze von %2&#xa0;W.</translation>
    </message>
    <message>
        <source>Even with the least work the fan turns faster than your limit of %1 %.</source>
        <translation>Schon bei der kleinsten Arbeit dreht der Lüfter schneller als deine Grenze von %1&#xa0;%.</translation>
    </message>
    <message>
        <source>Everything in hand was finished, as you asked. Potluck is paused until you resume.</source>
        <translation>Alles Begonnene ist fertig, wie du wolltest. Potluck pausiert, bis du es fortsetzt.</translation>
    </message>
    <message>
        <source>Everything is here; training can start.</source>
        <translation>Alles ist da; das Training kann beginnen.</translation>
    </message>
    <message>
        <source>Fast: a piece of work of Practice takes about %1.</source>
        <translation>Schnell: Ein Arbeitsstück des Übungsprojekts dauert etwa %1.</translation>
    </message>
    <message>
        <source>Fastest download</source>
        <translation>Höchstes Download-Tempo</translation>
    </message>
    <message>
        <source>Fastest fan</source>
        <translation>Höchste Lüfterdrehzahl</translation>
    </message>
    <message>
        <source>Fastest upload</source>
        <translation>Höchstes Upload-Tempo</translation>
    </message>
    <message>
        <source>Fetches and sends even on a network that charges for data, such as a phone’s.</source>
        <translation>Holt und sendet auch in einem Netz, in dem Daten Geld kosten, etwa über ein Handy.</translation>
    </message>
    <message>
        <source>Fetches newer versions of Potluck and changes to them between two pieces of work. When it is off, Potluck asks you first.</source>
        <translation>Holt neuere Versionen von Potluck und wechselt zwischen zwei Arbeitsstücken zu ihnen. Ist es aus, fragt Potluck dich vorher.</translation>
    </message>
    <message>
        <source>Fetching the model and the text for the next piece of work.</source>
        <translation>Holt das Modell und den Text für das nächste Arbeitsstück.</translation>
    </message>
    <message>
        <source>Fetching the model and the text for this piece of work.</source>
        <translation>Holt das Modell und den Text für dieses Arbeitsstück.</translation>
    </message>
    <message>
        <source>Fingerprint of how the model had changed.</source>
        <translation>Fingerabdruck davon, wie sich das Modell verändert hatte.</translation>
    </message>
    <message>
        <source>Fingerprint of the file; nothing can be read from it.</source>
        <translation>Fingerabdruck der Datei; daraus lässt sich nichts lesen.</translation>
    </message>
    <message>
        <source>Fingerprint of the whole state of the training.</source>
        <translation>Fingerabdruck des gesamten Stands des Trainings.</translation>
    </message>
    <message>
        <source>Fingerprints that prove that it belongs to what was said before.</source>
        <translation>Fingerabdrücke, die beweisen, dass es zu dem gehört, was vorher gesagt wurde.</translation>
    </message>
    <message>
        <source>Finishing the work in hand for %1; then Potluck pauses.</source>
        <translation>Macht die begonnene Arbeit für %1 fertig; dann pausiert Potluck.</translation>
    </message>
    <message>
        <source>Free at least %1, or choose a folder on another disk (POTLUCK_ROOT), and try again.</source>
        <translation>Mach mindestens %1 frei, oder wähle einen Ordner auf einem anderen Datenträger (POTLUCK_ROOT), und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Free some disk space; Potluck goes on by itself once there is room.</source>
        <translation>Schaffe Platz auf der Festplatte; Potluck macht von selbst weiter, sobald genug frei ist.</translation>
    </message>
    <message>
        <source>Free some space, or lower what your limits keep free.</source>
        <translation>Schaff etwas Platz, oder senke, was deine Grenzen frei halten.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Volle Kraft</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>Gets hot: %1 °C at most. A limit for its temperature keeps it cooler.</source>
        <translation>Wird heiß: höchstens %1&#xa0;°C. Mit einer Grenze für die Temperatur bleibt es kühler.</translation>
    </message>
    <message>
        <source>Gets warm: %1 °C at most.</source>
        <translation>Wird warm: höchstens %1&#xa0;°C.</translation>
    </message>
    <message>
        <source>Getting Practice ready on this computer.</source>
        <translation>Bereitet das Übungsprojekt auf diesem Computer vor.</translation>
    </message>
    <message>
        <source>Getting the model ready.</source>
        <translation>Bereitet das Modell vor.</translation>
    </message>
    <message>
        <source>Getting the training part ready.</source>
        <translation>Bereitet den Rechenteil vor.</translation>
    </message>
    <message>
        <source>Gives a piece of work back undone.</source>
        <translation>Gibt ein Arbeitsstück ungetan zurück.</translation>
    </message>
    <message>
        <source>Going back without the home&apos;s files.</source>
        <translation>Zurück ohne die Dateien des Datenordners.</translation>
    </message>
    <message>
        <source>Good speed: a piece of work of Practice takes about %1.</source>
        <translation>Gutes Tempo: Ein Arbeitsstück des Übungsprojekts dauert etwa %1.</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Handing in a finished piece of work.</source>
        <translation>Gibt ein fertiges Arbeitsstück ab.</translation>
    </message>
    <message>
        <source>Held for a moment, while you have its speed checked.</source>
        <translation>Steht kurz still, während du das Tempo prüfen lässt.</translation>
    </message>
    <message>
        <source>Highest temperature</source>
        <translation>Höchste Temperatur</translation>
    </message>
    <message>
        <source>Hotter than your limit of %1 °C. It goes on once it has cooled down to %2 °C.</source>
        <translation>Heißer als deine Grenze von %1&#xa0;°C. Es geht weiter, sobald es auf %2&#xa0;°C abgekühlt ist.</translation>
    </message>
    <message>
        <source>Hours of cheap electricity</source>
        <translation>Stunden mit billigem Strom</translation>
    </message>
    <message>
        <source>Hours to work in</source>
        <translation>Arbeitsstunden</translation>
    </message>
    <message>
        <source>How daring the model is goes from 0 to %1.</source>
        <translation>Wie gewagt das Modell schreibt, geht von 0 bis %1.</translation>
    </message>
    <message>
        <source>How fast the device was, so that the piece of work has the right size.</source>
        <translation>Wie schnell das Gerät war, damit das Arbeitsstück die richtige Größe hat.</translation>
    </message>
    <message>
        <source>How full the battery must be for it to work while not plugged in.</source>
        <translation>Wie voll der Akku sein muss, damit ohne Netzstecker gearbeitet wird.</translation>
    </message>
    <message>
        <source>How hard to work</source>
        <translation>Wie stark gearbeitet wird</translation>
    </message>
    <message>
        <source>How long it leaves this computer alone after you have logged in.</source>
        <translation>Wie lange Potluck diesen Computer nach deiner Anmeldung in Ruhe lässt.</translation>
    </message>
    <message>
        <source>How many digits are calculated with.</source>
        <translation>Mit wie vielen Stellen gerechnet wird.</translation>
    </message>
    <message>
        <source>How many entries are wanted.</source>
        <translation>Wie viele Einträge gewünscht sind.</translation>
    </message>
    <message>
        <source>How many entries of the list this computer knows.</source>
        <translation>Wie viele Einträge der Liste dieser Computer kennt.</translation>
    </message>
    <message>
        <source>How many kilobytes it may fetch in a second.</source>
        <translation>Wie viele Kilobyte Potluck in einer Sekunde holen darf.</translation>
    </message>
    <message>
        <source>How many kilobytes it may send in a second.</source>
        <translation>Wie viele Kilobyte Potluck in einer Sekunde senden darf.</translation>
    </message>
    <message>
        <source>How many of the processor’s threads to use, from the next piece of work on.</source>
        <translation>Wie viele Threads des Prozessors benutzt werden, ab dem nächsten Arbeitsstück.</translation>
    </message>
    <message>
        <source>How many steps of training are done.</source>
        <translation>Wie viele Schritte des Trainings geschafft sind.</translation>
    </message>
    <message>
        <source>How many steps of training were done at its end.</source>
        <translation>Wie viele Schritte des Trainings am Ende geschafft waren.</translation>
    </message>
    <message>
        <source>How many threads of the processor calculate.</source>
        <translation>Wie viele Threads des Prozessors rechnen.</translation>
    </message>
    <message>
        <source>How many tokens (pieces of words) were trained on.</source>
        <translation>Mit wie vielen Token (Wortstücken) trainiert wurde.</translation>
    </message>
    <message>
        <source>How many watts it may take while it works.</source>
        <translation>Wie viel Watt es bei der Arbeit ziehen darf.</translation>
    </message>
    <message>
        <source>How much disk space Potluck may fill.</source>
        <translation>Wie viel Speicherplatz Potluck füllen darf.</translation>
    </message>
    <message>
        <source>How much it may fetch and send together in a calendar month.</source>
        <translation>Wie viel Potluck in einem Kalendermonat zusammen holen und senden darf.</translation>
    </message>
    <message>
        <source>How much making a kilowatt-hour gives off where you live.</source>
        <translation>Wie viel dort, wo du wohnst, beim Erzeugen einer Kilowattstunde entsteht.</translation>
    </message>
    <message>
        <source>How much of its own memory the work may fill.</source>
        <translation>Wie viel von seinem eigenen Speicher die Arbeit füllen darf.</translation>
    </message>
    <message>
        <source>How much of this computer’s memory the work may fill.</source>
        <translation>Wie viel vom Arbeitsspeicher dieses Computers die Arbeit füllen darf.</translation>
    </message>
    <message>
        <source>How much the model has changed, as one number.</source>
        <translation>Wie stark sich das Modell verändert hat, als eine Zahl.</translation>
    </message>
    <message>
        <source>How the device calculated, which decides the last digits of the result.</source>
        <translation>Wie das Gerät gerechnet hat; davon hängen die letzten Stellen des Ergebnisses ab.</translation>
    </message>
    <message>
        <source>How the device calculates, which decides the last digits of the result.</source>
        <translation>Wie das Gerät rechnet; davon hängen die letzten Stellen des Ergebnisses ab.</translation>
    </message>
    <message>
        <source>How well the model guessed the text; lower is better.</source>
        <translation>Wie gut das Modell den Text erraten hat; weniger ist besser.</translation>
    </message>
    <message>
        <source>If its results are turned down by a project&apos;s checks: undo overclocking, and test the memory.</source>
        <translation>Falls die Prüfungen eines Projekts seine Ergebnisse ablehnen: Nimm Übertaktung zurück und teste den Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s own driver, restart the computer, and look again.</source>
        <translation>Installiere den Treiber von NVIDIA, starte den Computer neu und prüf noch einmal.</translation>
    </message>
    <message>
        <source>Install Potluck on another computer.</source>
        <translation>Installiere Potluck auf einem anderen Computer.</translation>
    </message>
    <message>
        <source>Install a newer release of this Linux.</source>
        <translation>Installiere eine neuere Ausgabe dieses Linux.</translation>
    </message>
    <message>
        <source>Install its packages again: run “pip install &apos;potluck[all]&apos;” in a terminal.</source>
        <translation>Installiere die Pakete noch einmal: Führe in einem Terminal „pip install &apos;potluck[all]&apos;“ aus.</translation>
    </message>
    <message>
        <source>Install one from python.org, or let the installer of Potluck bring its own.</source>
        <translation>Installiere eines von python.org, oder lass das Installationsprogramm von Potluck sein eigenes mitbringen.</translation>
    </message>
    <message>
        <source>Install one of these, or let the installer of Potluck bring its own.</source>
        <translation>Installiere eines davon, oder lass das Installationsprogramm von Potluck sein eigenes mitbringen.</translation>
    </message>
    <message>
        <source>Install that library with the system&apos;s own programs; the terminal works without it.</source>
        <translation>Installiere diese Bibliothek mit den Mitteln des Systems; das Terminal geht auch ohne sie.</translation>
    </message>
    <message>
        <source>Install the build of PyTorch that fits the card, as pytorch.org says, into the environment that Potluck runs in.</source>
        <translation>Installiere die Ausgabe von PyTorch, die zur Karte passt, wie pytorch.org es beschreibt, in die Umgebung, in der Potluck läuft.</translation>
    </message>
    <message>
        <source>Install the power helper again, and log in anew; until then Potluck keeps to your watts by resting in between.</source>
        <translation>Installiere den Leistungshelfer noch einmal und melde dich neu an; bis dahin hält Potluck deine Watt durch Pausen zwischendurch ein.</translation>
    </message>
    <message>
        <source>Instead of the file, %1 sent a web page. Perhaps this network wants you to log in first: open any page in a browser, then try again.</source>
        <translation>Statt der Datei hat %1 eine Webseite geschickt. Vielleicht will dieses Netz, dass du dich erst anmeldest: Öffne irgendeine Seite im Browser und versuch es dann noch einmal.</translation>
    </message>
    <message>
        <source>It could not be looked at (%1).</source>
        <translation>Es konnte nicht geprüft werden (%1).</translation>
    </message>
    <message>
        <source>It did not say why.</source>
        <translation>Es sagte nicht, warum.</translation>
    </message>
    <message>
        <source>It does not tell how much power it takes, so there is no limit in watts for it; a smaller share of time takes less power.</source>
        <translation>Es verrät nicht, wie viel Leistung es zieht; deshalb gibt es dafür keine Grenze in Watt. Ein kleinerer Anteil an der Zeit verbraucht weniger.</translation>
    </message>
    <message>
        <source>It does not tell its power.</source>
        <translation>Es verrät seine Leistung nicht.</translation>
    </message>
    <message>
        <source>It does not tell its temperature.</source>
        <translation>Es verrät seine Temperatur nicht.</translation>
    </message>
    <message>
        <source>It ended without a word.</source>
        <translation>Es endete ohne ein Wort.</translation>
    </message>
    <message>
        <source>It gives credit, and the piece of work counts as verified.</source>
        <translation>Er schreibt Arbeit gut, und das Arbeitsstück zählt als geprüft.</translation>
    </message>
    <message>
        <source>It is damaged and can&apos;t be read.</source>
        <translation>Er ist beschädigt und lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>It is for another piece of work than the one under which it is kept.</source>
        <translation>Er gehört zu einem anderen Arbeitsstück als dem, unter dem er aufbewahrt wird.</translation>
    </message>
    <message>
        <source>It is for the piece of work under which it is kept.</source>
        <translation>Er gehört zu dem Arbeitsstück, unter dem er aufbewahrt wird.</translation>
    </message>
    <message>
        <source>It is larger than any real receipt, so it was not read.</source>
        <translation>Er ist größer als jeder echte Beleg und wurde deshalb nicht gelesen.</translation>
    </message>
    <message>
        <source>It is not signed by the project, so it proves nothing.</source>
        <translation>Er ist nicht vom Projekt unterschrieben und beweist deshalb nichts.</translation>
    </message>
    <message>
        <source>It is signed by the project, and not a bit of it was changed since.</source>
        <translation>Er ist vom Projekt unterschrieben, und seither wurde nichts daran verändert.</translation>
    </message>
    <message>
        <source>It leaves %1 alone: a build is for one maker&apos;s cards.</source>
        <translation>%1 bleibt dabei außen vor: PyTorch gibt es immer nur für die Karten eines Herstellers.</translation>
    </message>
    <message>
        <source>It may not be asked by this account: log out and in again, or add the account to it.</source>
        <translation>Dieses Benutzerkonto darf ihn nicht fragen: Melde dich ab und wieder an, oder trag das Konto bei ihm ein.</translation>
    </message>
    <message>
        <source>It names the key of another computer.</source>
        <translation>Er nennt den Schlüssel eines anderen Computers.</translation>
    </message>
    <message>
        <source>It names this computer&apos;s key.</source>
        <translation>Er nennt den Schlüssel dieses Computers.</translation>
    </message>
    <message>
        <source>It takes credit back, and the piece of work does not count any more.</source>
        <translation>Er nimmt eine Gutschrift zurück, und das Arbeitsstück zählt nicht mehr.</translation>
    </message>
    <message>
        <source>It takes credit back, but the piece of work is not marked as refused.</source>
        <translation>Er nimmt eine Gutschrift zurück, aber das Arbeitsstück ist nicht als abgelehnt vermerkt.</translation>
    </message>
    <message>
        <source>It tells neither its temperature nor its power.</source>
        <translation>Es verrät weder seine Temperatur noch seine Leistung.</translation>
    </message>
    <message>
        <source>It tries again in %1 minutes; a higher limit helps at once.</source>
        <translation>In %1 Minuten versucht es das wieder; eine höhere Grenze hilft sofort.</translation>
    </message>
    <message>
        <source>It was not tried, since PyTorch does not fit it.</source>
        <translation>Sie wurde nicht ausprobiert, weil PyTorch nicht zu ihr passt.</translation>
    </message>
    <message>
        <source>Its figures are not those of this computer&apos;s own record.</source>
        <translation>Seine Zahlen sind andere als die in den eigenen Aufzeichnungen dieses Computers.</translation>
    </message>
    <message>
        <source>Its figures are those of this computer&apos;s own record.</source>
        <translation>Seine Zahlen sind dieselben wie in den eigenen Aufzeichnungen dieses Computers.</translation>
    </message>
    <message>
        <source>Its place is beyond the project&apos;s ledger, as far as this computer has seen it.</source>
        <translation>Sein Platz liegt außerhalb der Gutschriftenliste des Projekts, soweit dieser Computer sie kennt.</translation>
    </message>
    <message>
        <source>Its place is in the project&apos;s ledger, as far as this computer has seen it.</source>
        <translation>Sein Platz steht in der Gutschriftenliste des Projekts, soweit dieser Computer sie kennt.</translation>
    </message>
    <message>
        <source>Join a project with a smaller model, or let the processor work.</source>
        <translation>Tritt einem Projekt mit einem kleineren Modell bei, oder lass den Prozessor arbeiten.</translation>
    </message>
    <message>
        <source>KB/s</source>
        <translation>KB/s</translation>
    </message>
    <message>
        <source>Keys, links, addresses, folders and names of people were left out.</source>
        <translation>Schlüssel, Links, Adressen, Ordner und Namen von Menschen wurden weggelassen.</translation>
    </message>
    <message>
        <source>Kind of operating system.</source>
        <translation>Art des Betriebssystems.</translation>
    </message>
    <message>
        <source>Leaf %1 of the opening has the wrong length.</source>
        <translation>Abschnitt %1 des Offengelegten hat die falsche Länge.</translation>
    </message>
    <message>
        <source>Leaf %1 of the opening is not what was committed to.</source>
        <translation>Abschnitt %1 des Offengelegten ist nicht das, was festgelegt wurde.</translation>
    </message>
    <message>
        <source>Left, since Potluck did not make it: %1.</source>
        <translation>Dagelassen, weil es nicht von Potluck ist: %1.</translation>
    </message>
    <message>
        <source>Left, since somebody has changed it: %1.</source>
        <translation>Liegen gelassen, weil jemand es geändert hat: %1.</translation>
    </message>
    <message>
        <source>Length of the file, in bytes.</source>
        <translation>Länge der Datei, in Byte.</translation>
    </message>
    <message>
        <source>Length of the list that the proof is for.</source>
        <translation>Länge der Liste, für die der Nachweis gilt.</translation>
    </message>
    <message>
        <source>Let Potluck put itself in order: run “potluck repair” in a terminal.</source>
        <translation>Lass Potluck sich selbst in Ordnung bringen: Führe in einem Terminal „potluck repair“ aus.</translation>
    </message>
    <message>
        <source>Lets Potluck work with it.</source>
        <translation>Lässt Potluck damit arbeiten.</translation>
    </message>
    <message>
        <source>Look again; if it stays so, copy the report for support and ask for help.</source>
        <translation>Prüf noch einmal; wenn es so bleibt, kopiere den Bericht für Hilfe und bitte um Rat.</translation>
    </message>
    <message>
        <source>Look at the disk and the folder&apos;s permissions; Potluck tries again by itself.</source>
        <translation>Sieh dir die Festplatte und die Zugriffsrechte des Ordners an; Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Look for a newer release or another installer of Potluck that has the build %1, then run “%2”.</source>
        <translation>Such eine neuere Ausgabe oder ein anderes Installationsprogramm von Potluck, das %1 enthält, und rufe dann „%2“ auf.</translation>
    </message>
    <message>
        <source>Look whether another program has the file open and whether the disk works; Potluck tries again by itself and takes no step that it can&apos;t write down.</source>
        <translation>Sieh nach, ob ein anderes Programm die Datei geöffnet hat und ob die Festplatte in Ordnung ist; Potluck versucht es von selbst wieder und tut keinen Schritt, den es nicht aufschreiben kann.</translation>
    </message>
    <message>
        <source>Look whether another program keeps the disk busy, or whether the disk is failing.</source>
        <translation>Sieh nach, ob ein anderes Programm die Festplatte beschäftigt oder ob sie kaputtgeht.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Memory that training may use on the device, in bytes.</source>
        <translation>Speicher, den das Training auf dem Gerät belegen darf, in Byte.</translation>
    </message>
    <message>
        <source>Missing from the installer: %1.</source>
        <translation>Im Installationsprogramm fehlt: %1.</translation>
    </message>
    <message>
        <source>Model of the device.</source>
        <translation>Modell des Geräts.</translation>
    </message>
    <message>
        <source>More bytes came than the upload has. Start it again.</source>
        <translation>Es kamen mehr Byte an, als angekündigt waren. Beginne das Hochladen neu.</translation>
    </message>
    <message>
        <source>Move Potluck from the folder Applications to the Trash.</source>
        <translation>Lege Potluck aus dem Ordner „Programme“ in den Papierkorb.</translation>
    </message>
    <message>
        <source>Move the file away and start Potluck again to begin with new limits.</source>
        <translation>Verschieb die Datei und starte Potluck noch einmal, um mit neuen Grenzen zu beginnen.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver %1 is too old for this PyTorch, which needs %2 or newer, so %3 can&apos;t train.</source>
        <translation>Der NVIDIA-Treiber %1 ist zu alt für dieses PyTorch, das %2 oder neuer braucht; %3 kann deshalb nicht trainieren.</translation>
    </message>
    <message>
        <source>Name of the device: its maker&apos;s number, or “cpu”.</source>
        <translation>Name des Geräts: die Nummer des Herstellers oder „cpu“.</translation>
    </message>
    <message>
        <source>Neither processor nor graphics card may work. Allow one in your limits.</source>
        <translation>Weder Prozessor noch Grafikkarte dürfen arbeiten. Erlaube eins davon in deinen Grenzen.</translation>
    </message>
    <message>
        <source>No device of this computer has the setting “%1”.</source>
        <translation>Kein Gerät dieses Computers hat die Einstellung „%1“.</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 came about. Something on the way, such as an antivirus program, a VPN or a proxy, may stand between.</source>
        <translation>Mit %1 kam keine verschlüsselte Verbindung zustande. Etwas auf dem Weg, etwa ein Virenschutz, ein VPN oder ein Proxy, kann dazwischenstehen.</translation>
    </message>
    <message>
        <source>No model has come to this computer yet. One comes with the first piece of work of this project; then it can be tried.</source>
        <translation>Auf diesen Computer ist noch kein Modell gekommen. Eins kommt mit dem ersten Arbeitsstück dieses Projekts; dann kannst du es ausprobieren.</translation>
    </message>
    <message>
        <source>No new work is taken, because every project’s share is 0. Give a project a share of the work.</source>
        <translation>Es wird keine neue Arbeit angenommen, weil der Anteil jedes Projekts 0 ist. Gib einem Projekt einen Anteil an der Arbeit.</translation>
    </message>
    <message>
        <source>No newer version is ready to be used. Ask for updates first.</source>
        <translation>Keine neuere Version steht bereit. Sieh zuerst nach Aktualisierungen.</translation>
    </message>
    <message>
        <source>No program has so long a name.</source>
        <translation>Kein Programm hat einen so langen Namen.</translation>
    </message>
    <message>
        <source>No training process came up, so nothing was computed.</source>
        <translation>Der Rechenteil ist nicht gestartet, also wurde nichts gerechnet.</translation>
    </message>
    <message>
        <source>No update has failed.</source>
        <translation>Keine Aktualisierung ist gescheitert.</translation>
    </message>
    <message>
        <source>No version of Potluck could be started to delete its data. They are in %1.</source>
        <translation>Keine Version von Potluck ließ sich starten, um seine Daten zu löschen. Sie liegen in %1.</translation>
    </message>
    <message>
        <source>No version of Potluck is in use. Install or repair it first.</source>
        <translation>Keine Version von Potluck ist in Gebrauch. Installiere oder repariere es zuerst.</translation>
    </message>
    <message>
        <source>Nobody answered there in time.</source>
        <translation>Dort hat niemand rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Nobody answers at %1. Check the network; Potluck tries again by itself.</source>
        <translation>Unter %1 antwortet niemand. Prüfe das Netz; Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Nobody answers at its address.</source>
        <translation>Unter seiner Adresse antwortet niemand.</translation>
    </message>
    <message>
        <source>None of your limits keeps it from working now.</source>
        <translation>Im Moment hindert keine deiner Grenzen es am Arbeiten.</translation>
    </message>
    <message>
        <source>Not everything could be deleted: %1: %2. Check that it belongs to you, then run this again.</source>
        <translation>Nicht alles ließ sich löschen: %1: %2. Prüfe, ob es dir gehört, und starte dies noch einmal.</translation>
    </message>
    <message>
        <source>Not everything could be deleted: %1: %2. Check that it belongs to you, then uninstall again; it goes on from there.</source>
        <translation>Nicht alles ließ sich löschen: %1: %2. Prüfe, ob es dir gehört, und deinstalliere noch einmal; es geht von dort weiter.</translation>
    </message>
    <message>
        <source>Nothing can be written to Potluck&apos;s folder: %1.</source>
        <translation>In den Ordner von Potluck lässt sich nichts schreiben: %1.</translation>
    </message>
    <message>
        <source>Nothing is fetched or sent during a pause.</source>
        <translation>Während einer Pause wird nichts geholt und nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was deleted, as you wished.</source>
        <translation>Nichts wurde gelöscht, wie du es wolltest.</translation>
    </message>
    <message>
        <source>Nothing was found out about it.</source>
        <translation>Darüber ließ sich nichts herausfinden.</translation>
    </message>
    <message>
        <source>Number of the last news that has come here.</source>
        <translation>Nummer der letzten Nachricht, die hier angekommen ist.</translation>
    </message>
    <message>
        <source>On a Mac with an Apple chip, use a Python that was made for it.</source>
        <translation>Nimm auf einem Mac mit Apple-Chip ein Python, das dafür gemacht ist.</translation>
    </message>
    <message>
        <source>On battery, only above</source>
        <translation>Im Akkubetrieb nur über</translation>
    </message>
    <message>
        <source>Only %1 of memory are free, too little to begin training now.</source>
        <translation>Nur %1 Arbeitsspeicher sind frei, zu wenig, um jetzt mit dem Training zu beginnen.</translation>
    </message>
    <message>
        <source>Only the project&apos;s inspectors may do this.</source>
        <translation>Das dürfen nur die Prüfer des Projekts.</translation>
    </message>
    <message>
        <source>Only when I am away</source>
        <translation>Nur wenn ich weg bin</translation>
    </message>
    <message>
        <source>Only while electricity is cheap</source>
        <translation>Nur bei billigem Strom</translation>
    </message>
    <message>
        <source>Packages are missing, or of a version that does not fit: %1.</source>
        <translation>Pakete fehlen oder haben eine Version, die nicht passt: %1.</translation>
    </message>
    <message>
        <source>Pause for calls</source>
        <translation>Pause bei Anrufen</translation>
    </message>
    <message>
        <source>Pause for full screen</source>
        <translation>Pause bei Vollbild</translation>
    </message>
    <message>
        <source>Pause for these programs</source>
        <translation>Pause bei diesen Programmen</translation>
    </message>
    <message>
        <source>Pause when a device is in use</source>
        <translation>Pause, wenn ein Gerät benutzt wird</translation>
    </message>
    <message>
        <source>Place in the file from which on it is sent.</source>
        <translation>Stelle in der Datei, ab der gesendet wird.</translation>
    </message>
    <message>
        <source>Place in the file from which on it is still missing here.</source>
        <translation>Stelle in der Datei, ab der hier noch etwas fehlt.</translation>
    </message>
    <message>
        <source>Place of the first entry that is wanted.</source>
        <translation>Platz des ersten gewünschten Eintrags.</translation>
    </message>
    <message>
        <source>Place of the part.</source>
        <translation>Platz des Teils.</translation>
    </message>
    <message>
        <source>Place of the receipt in the list.</source>
        <translation>Platz des Belegs in der Liste.</translation>
    </message>
    <message>
        <source>Potluck %1 did not work on this computer: %2 The version before stays in use.</source>
        <translation>Potluck %1 hat auf diesem Computer nicht funktioniert: %2 Die Version davor bleibt in Gebrauch.</translation>
    </message>
    <message>
        <source>Potluck %1 is in use.</source>
        <translation>Potluck %1 ist in Gebrauch.</translation>
    </message>
    <message>
        <source>Potluck %1 is in use; the installer brought no newer one.</source>
        <translation>Potluck %1 ist in Gebrauch; das Installationsprogramm hat keine neuere Version gebracht.</translation>
    </message>
    <message>
        <source>Potluck %1 is installed whole, on Python %2.</source>
        <translation>Potluck %1 ist vollständig installiert, mit Python %2.</translation>
    </message>
    <message>
        <source>Potluck %1 is installed, which is newer than %2.</source>
        <translation>Potluck %1 ist installiert und neuer als %2.</translation>
    </message>
    <message>
        <source>Potluck %1 is laid out. It takes over after the work in hand; until then the version before goes on.</source>
        <translation>Potluck %1 ist angelegt. Es übernimmt nach der laufenden Arbeit; bis dahin arbeitet die bisherige Version weiter.</translation>
    </message>
    <message>
        <source>Potluck %1 runs from an environment of your own, on Python %2, and finds all that it needs.</source>
        <translation>Potluck %1 läuft in einer eigenen Umgebung von dir, mit Python %2, und findet alles, was es braucht.</translation>
    </message>
    <message>
        <source>Potluck %1 was started, but %2 answered in its place.</source>
        <translation>Potluck %1 wurde gestartet, aber %2 hat an seiner Stelle geantwortet.</translation>
    </message>
    <message>
        <source>Potluck can&apos;t listen for its own window in %1: %2. Choose another folder with --home.</source>
        <translation>Potluck kann in %1 nicht auf sein eigenes Fenster hören: %2. Wähl mit --home einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Potluck can&apos;t tell whether you are using this computer. Choose “Start now”, or switch off “Only when I am away” in your limits.</source>
        <translation>Potluck kann nicht erkennen, ob du diesen Computer benutzt. Wähl „Jetzt starten“, oder schalte in deinen Grenzen „Nur wenn ich weg bin“ aus.</translation>
    </message>
    <message>
        <source>Potluck can&apos;t use its folder %1: %2. Check its permissions and the disk, or choose another with --home.</source>
        <translation>Potluck kann seinen Ordner %1 nicht benutzen: %2. Prüfe die Zugriffsrechte und die Festplatte, oder wähl mit --home einen anderen.</translation>
    </message>
    <message>
        <source>Potluck changes to another version just now, and starts by itself in a moment.</source>
        <translation>Potluck wechselt gerade zu einer anderen Version und startet gleich von selbst.</translation>
    </message>
    <message>
        <source>Potluck could not be ended. Restart the computer and try again.</source>
        <translation>Potluck ließ sich nicht beenden. Starte den Computer neu und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Potluck could not look for a newer version: %1 It tries again by itself.</source>
        <translation>Potluck konnte nicht nach einer neueren Version sehen: %1 Es versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Potluck could not write %1: %2. Check the permissions of the folder, and the disk.</source>
        <translation>Potluck konnte %1 nicht schreiben: %2. Prüfe die Rechte des Ordners und den Datenträger.</translation>
    </message>
    <message>
        <source>Potluck did not end. Restart the computer and try again.</source>
        <translation>Potluck hat sich nicht beendet. Starte den Computer neu und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Potluck ended.</source>
        <translation>Potluck wurde beendet.</translation>
    </message>
    <message>
        <source>Potluck ends so that version %1 takes over.</source>
        <translation>Potluck endet, damit Version %1 übernimmt.</translation>
    </message>
    <message>
        <source>Potluck fetches version %1 and lays it out beside this one. Work goes on meanwhile.</source>
        <translation>Potluck holt Version %1 und richtet sie neben dieser ein. Die Arbeit geht solange weiter.</translation>
    </message>
    <message>
        <source>Potluck is among your programs.</source>
        <translation>Potluck steht bei deinen Programmen.</translation>
    </message>
    <message>
        <source>Potluck is being installed, updated or removed at this very moment. Wait until that has ended, then try again.</source>
        <translation>Potluck wird gerade installiert, erneuert oder entfernt. Warte, bis das zu Ende ist, und versuch es dann noch einmal.</translation>
    </message>
    <message>
        <source>Potluck is being looked at already. Look again in a minute.</source>
        <translation>Potluck wird gerade schon geprüft. Prüf in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>Potluck is paused, so it asks nobody.</source>
        <translation>Potluck hat Pause und fragt deshalb niemanden.</translation>
    </message>
    <message>
        <source>Potluck is set to stay offline, so it did not ask for updates. Change that in the network settings, or give a folder there as the address of updates.</source>
        <translation>Potluck soll offline bleiben und hat deshalb nicht nach Aktualisierungen gefragt. Ändere das in den Netzwerk-Einstellungen, oder gib dort einen Ordner als Adresse der Aktualisierungen an.</translation>
    </message>
    <message>
        <source>Potluck is starting.</source>
        <translation>Potluck startet.</translation>
    </message>
    <message>
        <source>Potluck keeps it by resting in between; where the power helper is installed, the card keeps it by itself.</source>
        <translation>Potluck hält die Grenze mit Pausen ein; ist der Leistungshelfer installiert, hält die Karte sie von selbst ein.</translation>
    </message>
    <message>
        <source>Potluck looks for a newer version soon.</source>
        <translation>Potluck sieht bald nach einer neueren Version.</translation>
    </message>
    <message>
        <source>Potluck looks for a newer version.</source>
        <translation>Potluck sieht nach einer neueren Version.</translation>
    </message>
    <message>
        <source>Potluck needs a 64-bit Python %1.</source>
        <translation>Potluck braucht ein Python %1 mit 64 Bit.</translation>
    </message>
    <message>
        <source>Potluck rests between short stretches of work instead, to keep to the watts.</source>
        <translation>Stattdessen macht Potluck zwischen kurzen Arbeitsphasen Pausen, um die Wattgrenze einzuhalten.</translation>
    </message>
    <message>
        <source>Potluck runs already for %1, so this one ended. Use the one that runs, or end it first.</source>
        <translation>Für %1 läuft Potluck schon; deshalb hat sich dieses beendet. Benutze das laufende, oder beende es zuerst.</translation>
    </message>
    <message>
        <source>Potluck runs on Linux, Windows and macOS, and this is %1.</source>
        <translation>Potluck läuft auf Linux, Windows und macOS, und das hier ist %1.</translation>
    </message>
    <message>
        <source>Potluck runs on Python %1, with which it was never tested.</source>
        <translation>Potluck läuft mit Python %1, mit dem es nie getestet wurde.</translation>
    </message>
    <message>
        <source>Potluck started, version %1.</source>
        <translation>Potluck gestartet, Version %1.</translation>
    </message>
    <message>
        <source>Potluck starts Practice again by itself. If this goes on, move the folder “practice” of Potluck&apos;s data away; then Practice begins anew.</source>
        <translation>Potluck startet das Übungsprojekt von selbst wieder. Wenn das so weitergeht, verschieb den Ordner „practice“ aus den Daten von Potluck; dann beginnt das Übungsprojekt neu.</translation>
    </message>
    <message>
        <source>Potluck starts the training part again by itself. If it ends again and again, look into the folder “logs” of Potluck&apos;s data, or switch this device off in your limits.</source>
        <translation>Potluck startet den Rechenteil von selbst wieder. Endet er immer wieder, sieh in den Ordner „logs“ in den Daten von Potluck, oder schalte dieses Gerät in deinen Grenzen aus.</translation>
    </message>
    <message>
        <source>Potluck tries again by itself.</source>
        <translation>Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Potluck waits when less disk space than this is free.</source>
        <translation>Potluck wartet, wenn weniger Speicherplatz frei ist.</translation>
    </message>
    <message>
        <source>Potluck was started again meanwhile. Quit it, then run this once more.</source>
        <translation>Potluck wurde inzwischen wieder gestartet. Beende es und starte dies noch einmal.</translation>
    </message>
    <message>
        <source>Power limit</source>
        <translation>Leistungsgrenze</translation>
    </message>
    <message>
        <source>Practice could not start: %1. If this goes on, install Potluck again.</source>
        <translation>Das Übungsprojekt konnte nicht starten: %1. Wenn das so weitergeht, installiere Potluck neu.</translation>
    </message>
    <message>
        <source>Practice could not start: it shows the rules of something else.</source>
        <translation>Das Übungsprojekt konnte nicht starten: Es zeigt die Regeln von etwas anderem.</translation>
    </message>
    <message>
        <source>Practice runs but does not answer, so it was ended.</source>
        <translation>Das Übungsprojekt läuft, antwortet aber nicht; deshalb wurde es beendet.</translation>
    </message>
    <message>
        <source>Price in cheap hours</source>
        <translation>Preis in billigen Stunden</translation>
    </message>
    <message>
        <source>Price of electricity</source>
        <translation>Strompreis</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Threads des Prozessors</translation>
    </message>
    <message>
        <source>Proves that this computer holds its key, so that nobody else can work in its name.</source>
        <translation>Beweist, dass dieser Computer seinen Schlüssel hat, damit niemand sonst in seinem Namen arbeiten kann.</translation>
    </message>
    <message>
        <source>PyTorch finds no device %1 on this computer. Check the driver.</source>
        <translation>PyTorch findet auf diesem Computer kein Gerät %1. Prüfe den Treiber.</translation>
    </message>
    <message>
        <source>PyTorch finds no graphics part of an Apple chip on this computer. Update macOS, or train on the processor.</source>
        <translation>PyTorch findet auf diesem Computer keine Grafik eines Apple-Chips. Aktualisiere macOS, oder trainiere auf dem Prozessor.</translation>
    </message>
    <message>
        <source>PyTorch finds no usable GPU for %1. Check the driver, or train on the CPU.</source>
        <translation>PyTorch findet keine brauchbare Grafikkarte für %1. Prüfe den Treiber, oder trainiere auf dem Prozessor.</translation>
    </message>
    <message>
        <source>PyTorch has no build for this computer&apos;s processor (%1); on %2 it has one for %3.</source>
        <translation>Für den Prozessor dieses Computers (%1) gibt es kein PyTorch; auf %2 gibt es eines für %3.</translation>
    </message>
    <message>
        <source>Python %1 could not be fetched: %2 Install Python %3 yourself, or name a mirror of Pythons in the network settings.</source>
        <translation>Python %1 ließ sich nicht holen: %2 Installiere Python %3 selbst, oder nenne in den Netzwerk-Einstellungen einen Spiegelserver dafür.</translation>
    </message>
    <message>
        <source>Raise “Data in a month” in your limits, or wait for the next month; what has arrived is kept.</source>
        <translation>Erhöhe in deinen Grenzen „Daten im Monat“, oder warte auf den nächsten Monat; was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Raise “Disk space for Potluck” in your limits; Potluck tries again by itself.</source>
        <translation>Erhöhe in deinen Grenzen „Speicherplatz für Potluck“; Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Reads a part of that list.</source>
        <translation>Liest einen Teil dieser Liste.</translation>
    </message>
    <message>
        <source>Restart the computer, then run “potluck repair”.</source>
        <translation>Starte den Computer neu und rufe dann „potluck repair“ auf.</translation>
    </message>
    <message>
        <source>Rests while a game, a film or a presentation fills the screen.</source>
        <translation>Ruht, während ein Spiel, ein Film oder eine Präsentation den Bildschirm füllt.</translation>
    </message>
    <message>
        <source>Rests while a microphone or a camera is in use.</source>
        <translation>Ruht, während ein Mikrofon oder eine Kamera benutzt wird.</translation>
    </message>
    <message>
        <source>Rests while one of these programs runs.</source>
        <translation>Ruht, während eines dieser Programme läuft.</translation>
    </message>
    <message>
        <source>Run “%1 --backend %2” to have it used instead.</source>
        <translation>Rufe „%1 --backend %2“ auf, damit stattdessen sie benutzt wird.</translation>
    </message>
    <message>
        <source>Says that a piece of work is still being worked on.</source>
        <translation>Sagt, dass an einem Arbeitsstück noch gearbeitet wird.</translation>
    </message>
    <message>
        <source>Says that the result was sent whole.</source>
        <translation>Sagt, dass das Ergebnis vollständig gesendet ist.</translation>
    </message>
    <message>
        <source>Says what training came to, so that the result can&apos;t be changed afterwards.</source>
        <translation>Sagt, was beim Training herauskam, damit sich das Ergebnis später nicht mehr ändern lässt.</translation>
    </message>
    <message>
        <source>Sending the result.</source>
        <translation>Sendet das Ergebnis.</translation>
    </message>
    <message>
        <source>Sends the result: how training changed the model.</source>
        <translation>Sendet das Ergebnis: wie das Training das Modell verändert hat.</translation>
    </message>
    <message>
        <source>Share of its memory</source>
        <translation>Anteil an seinem Speicher</translation>
    </message>
    <message>
        <source>Share of the time that it spends computing; less is cooler and quieter.</source>
        <translation>Anteil der Zeit, in der es rechnet; weniger ist kühler und leiser.</translation>
    </message>
    <message>
        <source>Share of time</source>
        <translation>Anteil an der Zeit</translation>
    </message>
    <message>
        <source>Shows a sample of the result that the project has drawn.</source>
        <translation>Zeigt eine Stichprobe des Ergebnisses, die das Projekt ausgelost hat.</translation>
    </message>
    <message>
        <source>Slowed down to keep the fan below %1 %.</source>
        <translation>Gebremst, damit der Lüfter unter %1&#xa0;% bleibt.</translation>
    </message>
    <message>
        <source>Slowed down to stay below %1 °C.</source>
        <translation>Gebremst, um unter %1&#xa0;°C zu bleiben.</translation>
    </message>
    <message>
        <source>Slowed down to take at most %1 W, since the driver took this limit but does not keep it.</source>
        <translation>Auf höchstens %1&#xa0;W gebremst, da der Treiber diese Grenze zwar angenommen hat, aber nicht einhält.</translation>
    </message>
    <message>
        <source>Slowed down to take at most %1 W.</source>
        <translation>Auf höchstens %1&#xa0;W gebremst.</translation>
    </message>
    <message>
        <source>Something is there already: %1.</source>
        <translation>Dort ist schon etwas: %1.</translation>
    </message>
    <message>
        <source>Space, memory and network</source>
        <translation>Platz, Speicher und Netz</translation>
    </message>
    <message>
        <source>Start after</source>
        <translation>Beginnen nach</translation>
    </message>
    <message>
        <source>Stays cool: %1 °C at most.</source>
        <translation>Bleibt kühl: höchstens %1&#xa0;°C.</translation>
    </message>
    <message>
        <source>Stopped. The version was not put to use.</source>
        <translation>Angehalten. Die Ausgabe wurde nicht in Gebrauch genommen.</translation>
    </message>
    <message>
        <source>Stopped. What has been fetched is kept for the next time.</source>
        <translation>Angehalten. Was geholt wurde, bleibt für das nächste Mal.</translation>
    </message>
    <message>
        <source>The %1 in this invite link is cut off. Copy it again, whole.</source>
        <translation>In diesem Einladungslink ist ein Teil abgeschnitten (%1). Kopiere ihn noch einmal, und zwar ganz.</translation>
    </message>
    <message>
        <source>The %1 in this invite link is damaged. Copy it again.</source>
        <translation>In diesem Einladungslink ist ein Teil beschädigt (%1). Kopiere ihn noch einmal.</translation>
    </message>
    <message>
        <source>The address %1 was not found. Check the internet connection, and the network settings if you use a proxy or a mirror.</source>
        <translation>Die Adresse %1 wurde nicht gefunden. Prüfe die Internetverbindung, und die Netzwerk-Einstellungen, wenn du einen Proxy oder einen Spiegelserver benutzt.</translation>
    </message>
    <message>
        <source>The address in this invite link is damaged. Copy it again, whole.</source>
        <translation>Die Adresse in diesem Einladungslink ist beschädigt. Kopiere ihn noch einmal, und zwar ganz.</translation>
    </message>
    <message>
        <source>The app&apos;s version is empty or too long.</source>
        <translation>Die Version der App ist leer oder zu lang.</translation>
    </message>
    <message>
        <source>The certificate of the project&apos;s server is damaged. Tell the organiser.</source>
        <translation>Das Zertifikat vom Server des Projekts ist beschädigt. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The certificate of the project&apos;s server is not valid yet. Check this computer&apos;s date and time.</source>
        <translation>Das Zertifikat vom Server des Projekts gilt noch nicht. Prüfe Datum und Uhrzeit dieses Computers.</translation>
    </message>
    <message>
        <source>The certificate of the project&apos;s server ran out on %1. Ask the organiser to renew it and to send a new invite link.</source>
        <translation>Das Zertifikat vom Server des Projekts ist am %1 abgelaufen. Bitte die Projektleitung, es zu erneuern und einen neuen Einladungslink zu schicken.</translation>
    </message>
    <message>
        <source>The challenge has to be answered before the payload is sent.</source>
        <translation>Die Prüfaufgabe muss beantwortet werden, bevor die Ergebnisdaten gesendet werden.</translation>
    </message>
    <message>
        <source>The challenge has to be answered before the unit is submitted.</source>
        <translation>Die Prüfaufgabe muss beantwortet werden, bevor das Arbeitsstück abgegeben wird.</translation>
    </message>
    <message>
        <source>The check failed for a reason that was not foreseen (%1). Please report it with the log.</source>
        <translation>Die Prüfung ist gescheitert, und zwar aus einem Grund, mit dem niemand gerechnet hat (%1). Bitte melde es zusammen mit dem Protokoll.</translation>
    </message>
    <message>
        <source>The check got no answer, so it was ended. Try again, or look at the device&apos;s driver.</source>
        <translation>Die Prüfung bekam keine Antwort und wurde deshalb beendet. Versuch es noch einmal, oder sieh nach dem Treiber des Geräts.</translation>
    </message>
    <message>
        <source>The check was ended at %1 °C, since your limit is %2 °C. At work Potluck rests in between to stay below it.</source>
        <translation>Die Prüfung wurde bei %1&#xa0;°C beendet, weil deine Grenze %2&#xa0;°C ist. Bei der Arbeit macht Potluck Pausen, um darunter zu bleiben.</translation>
    </message>
    <message>
        <source>The checkpoint %1 %2, so it was not used. Fetch it again or tell the organiser.</source>
        <translation>Der Modellstand %1 %2 und wurde deshalb nicht benutzt. Hol ihn noch einmal oder sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The checkpoint holds NaN or a value of %1 or more, which exact numerics can&apos;t compute with. Fetch the checkpoint again or tell the organiser.</source>
        <translation>Der Modellstand enthält unmögliche Zahlen (NaN) oder einen Wert von %1 oder mehr, mit dem sich nicht exakt rechnen lässt. Hol ihn noch einmal oder sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The commitment %1, so it was not taken. Update the app.</source>
        <translation>Die Festlegung %1 und wurde deshalb nicht angenommen. Aktualisiere die App.</translation>
    </message>
    <message>
        <source>The commitment is damaged and can&apos;t be read.</source>
        <translation>Die Festlegung ist beschädigt und lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The commitment is larger than allowed.</source>
        <translation>Die Festlegung ist größer als erlaubt.</translation>
    </message>
    <message>
        <source>The commitment is not signed by this computer&apos;s key.</source>
        <translation>Die Festlegung ist nicht mit dem Schlüssel dieses Computers unterschrieben.</translation>
    </message>
    <message>
        <source>The commitment of this lease names another payload.</source>
        <translation>Die Festlegung für diese Zuteilung nennt ein anderes Ergebnis.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>Die Verbindung zu %1 brach ab.</translation>
    </message>
    <message>
        <source>The connection to the project&apos;s server was closed on this computer.</source>
        <translation>Die Verbindung zum Server des Projekts wurde auf diesem Computer geschlossen.</translation>
    </message>
    <message>
        <source>The coordinator failed at this. Try again later; if it stays, tell the organiser.</source>
        <translation>Der Server des Projekts ist daran gescheitert. Versuch es später wieder; wenn das so bleibt, sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The coordinator shows older rules of the project than this computer knows, so they were not used. Tell the organiser.</source>
        <translation>Der Server zeigt ältere Regeln des Projekts, als dieser Computer kennt; deshalb wurden sie nicht benutzt. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The coordinator&apos;s disk is full. Try again later; nothing that was confirmed is lost.</source>
        <translation>Die Festplatte auf dem Server des Projekts ist voll. Versuch es später wieder; nichts, was bestätigt wurde, ist verloren.</translation>
    </message>
    <message>
        <source>The daemon sent an order that can&apos;t be read.</source>
        <translation>Das Hintergrundprogramm schickte einen Auftrag, der sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>The daemon sent an order that this worker does not know.</source>
        <translation>Das Hintergrundprogramm schickte einen Auftrag, den dieser Rechenteil nicht kennt.</translation>
    </message>
    <message>
        <source>The device %1 stopped working in the middle of a calculation. Update its driver, undo overclocking, or switch the device off in Potluck&apos;s settings.</source>
        <translation>Das Gerät %1 hat mitten in einer Rechnung aufgehört zu arbeiten. Aktualisiere seinen Treiber, nimm Übertaktung zurück, oder schalte das Gerät in den Einstellungen von Potluck aus.</translation>
    </message>
    <message>
        <source>The device that began this piece of work has gone from this computer, so it was given back.</source>
        <translation>Das Gerät, das dieses Arbeitsstück begonnen hat, ist nicht mehr in diesem Computer; deshalb wurde es zurückgegeben.</translation>
    </message>
    <message>
        <source>The digest of a file has another length.</source>
        <translation>Die Prüfsumme einer Datei hat eine andere Länge.</translation>
    </message>
    <message>
        <source>The disk has %1 GB free, and Potluck needs %2: %3 to download, %4 once it is installed, and %5 to spare.</source>
        <translation>Auf dem Datenträger sind %1 GB frei, und Potluck braucht %2: %3 zum Herunterladen, %4, wenn es installiert ist, und %5 als Reserve.</translation>
    </message>
    <message>
        <source>The disk is full, so %1 could not be written. Free some space; Potluck goes on by itself.</source>
        <translation>Die Festplatte ist voll; deshalb konnte %1 nicht geschrieben werden. Schaffe Platz; Potluck macht von selbst weiter.</translation>
    </message>
    <message>
        <source>The disk is full, so %1 could not be written. Free some space; nothing that was saved before is lost.</source>
        <translation>Die Festplatte ist voll; deshalb konnte %1 nicht geschrieben werden. Schaffe Platz; was vorher gespeichert war, ist nicht verloren.</translation>
    </message>
    <message>
        <source>The disk is full, so a file of the project could not be kept. Free some space; what has arrived is kept and Potluck goes on from there.</source>
        <translation>Die Festplatte ist voll; deshalb konnte eine Datei des Projekts nicht behalten werden. Schaffe Platz; was angekommen ist, bleibt erhalten, und Potluck macht dort weiter.</translation>
    </message>
    <message>
        <source>The disk is full, so the journal %1 could not be written. Free some space; Potluck goes on by itself.</source>
        <translation>Die Festplatte ist voll; deshalb konnte das Journal %1 nicht geschrieben werden. Schaffe Platz; Potluck macht von selbst weiter.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; Potluck goes on by itself and lost nothing.</source>
        <translation>Die Festplatte ist voll. Schaffe Platz; Potluck macht von selbst weiter und hat nichts verloren.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full. Make room; nothing that was confirmed is lost.</source>
        <translation>Die Festplatte, auf der %1 liegt, ist voll. Schaffe Platz; nichts, was bestätigt wurde, ist verloren.</translation>
    </message>
    <message>
        <source>The driver&apos;s own limit can&apos;t be set without the power helper, so Potluck rests between short stretches of work to keep to the watts. The page about the power helper says how to add it.</source>
        <translation>Die Grenze des Treibers selbst lässt sich ohne den Leistungshelfer nicht setzen; deshalb macht Potluck zwischen kurzen Arbeitsphasen Pausen, um die Wattgrenze einzuhalten. Auf der Seite über den Leistungshelfer steht, wie du ihn hinzufügst.</translation>
    </message>
    <message>
        <source>The enrolment is not signed by this computer&apos;s key.</source>
        <translation>Die Anmeldung ist nicht mit dem Schlüssel dieses Computers unterschrieben.</translation>
    </message>
    <message>
        <source>The enrolment took too long or was used before. Begin it again.</source>
        <translation>Die Anmeldung hat zu lange gedauert oder wurde schon benutzt. Beginne sie neu.</translation>
    </message>
    <message>
        <source>The environment variable %1 is %2, which would change results. Remove it or set it to %3.</source>
        <translation>Die Umgebungsvariable %1 ist %2 und würde Ergebnisse verändern. Entferne sie, oder setz sie auf %3.</translation>
    </message>
    <message>
        <source>The environment variable %1 is %2, which would change results. Remove it.</source>
        <translation>Die Umgebungsvariable %1 ist %2 und würde Ergebnisse verändern. Entferne sie.</translation>
    </message>
    <message>
        <source>The environment was made without its Python. Try again.</source>
        <translation>Die Umgebung entstand ohne ihr Python. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The file %1 could not be used: %2. Check the disk and the folder&apos;s permissions.</source>
        <translation>Die Datei %1 ließ sich nicht benutzen: %2. Prüfe die Festplatte und die Zugriffsrechte des Ordners.</translation>
    </message>
    <message>
        <source>The file %1 is not here, or not any more.</source>
        <translation>Die Datei %1 ist nicht hier, oder nicht mehr.</translation>
    </message>
    <message>
        <source>The file with the result.</source>
        <translation>Die Datei mit dem Ergebnis.</translation>
    </message>
    <message>
        <source>The files of this piece of work are gone (%1), so it was given back.</source>
        <translation>Die Dateien dieses Arbeitsstücks sind weg (%1); deshalb wurde es zurückgegeben.</translation>
    </message>
    <message>
        <source>The first day, %1, comes after the last one, %2.</source>
        <translation>Der erste Tag, %1, kommt nach dem letzten, %2.</translation>
    </message>
    <message>
        <source>The hours of the week in which electricity costs you less.</source>
        <translation>Die Stunden der Woche, in denen dich Strom weniger kostet.</translation>
    </message>
    <message>
        <source>The list of wheels names an impossible file: “%1”.</source>
        <translation>Die Liste der Dateien nennt eine unmögliche Datei: „%1“.</translation>
    </message>
    <message>
        <source>The model could not be tried, for a reason that was not foreseen (%1). Please report it with the log.</source>
        <translation>Das Modell ließ sich nicht ausprobieren, und zwar aus einem Grund, mit dem niemand gerechnet hat (%1). Bitte melde es zusammen mit dem Protokoll.</translation>
    </message>
    <message>
        <source>The new version did not finish testing itself.</source>
        <translation>Die neue Ausgabe ist mit ihrer Prüfung nicht fertig geworden.</translation>
    </message>
    <message>
        <source>The package is still there. An administrator removes it with this command.</source>
        <translation>Das Paket ist noch da. Wer den Computer verwaltet, entfernt es mit diesem Befehl.</translation>
    </message>
    <message>
        <source>The power helper is %1.</source>
        <translation>Der Strom-Helfer ist %1.</translation>
    </message>
    <message>
        <source>The power helper is still there. An administrator removes it with this command.</source>
        <translation>Der Leistungshelfer ist noch da. Wer den Computer verwaltet, entfernt ihn mit diesem Befehl.</translation>
    </message>
    <message>
        <source>The processor computes, with the build of PyTorch %1.</source>
        <translation>Der Prozessor rechnet, mit dem PyTorch %1.</translation>
    </message>
    <message>
        <source>The project&apos;s rules were refused, since they ask for something outside what Potluck allows. Tell the organiser what it is: “%1”.</source>
        <translation>Die Regeln des Projekts wurden abgelehnt, denn sie verlangen etwas außerhalb dessen, was Potluck erlaubt. Sag der Projektleitung, was es ist: „%1“.</translation>
    </message>
    <message>
        <source>The proxy %1 can&apos;t be reached. Check its address in the network settings.</source>
        <translation>Der Proxy %1 ist nicht zu erreichen. Prüfe seine Adresse in den Netzwerk-Einstellungen.</translation>
    </message>
    <message>
        <source>The proxy %1 does not let Potluck through (%2). Ask who runs it, or use a mirror that it allows.</source>
        <translation>Der Proxy %1 lässt Potluck nicht durch (%2). Frag, wer ihn betreibt, oder nimm einen Spiegelserver, den er erlaubt.</translation>
    </message>
    <message>
        <source>The room on the disk of %1 can&apos;t be read: %2. Choose another folder, and try again.</source>
        <translation>Der freie Platz auf dem Datenträger von %1 lässt sich nicht lesen: %2. Wähle einen anderen Ordner und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The version %1 is not complete, so it was not put to use.</source>
        <translation>Die Ausgabe %1 ist nicht vollständig und wurde deshalb nicht in Gebrauch genommen.</translation>
    </message>
    <message>
        <source>This Linux has no glibc, which PyTorch and Qt are built for.</source>
        <translation>Dieses Linux hat kein glibc, für das PyTorch und Qt gebaut sind.</translation>
    </message>
    <message>
        <source>This Windows is older than Windows 10, version 1809, which Qt needs.</source>
        <translation>Dieses Windows ist älter als Windows 10, Version 1809, das Qt braucht.</translation>
    </message>
    <message>
        <source>This computer does not trust who answers as %1 (%2). Some companies, schools and antivirus programs look into encrypted connections: then their certificate has to be installed on this computer. Also check that its date is right.</source>
        <translation>Dieser Computer traut dem nicht, der als %1 antwortet (%2). Manche Firmen, Schulen und Virenschutz-Programme sehen in verschlüsselte Verbindungen hinein: Dann muss ihr Zertifikat auf diesem Computer installiert sein. Prüfe auch, ob sein Datum stimmt.</translation>
    </message>
    <message>
        <source>This computer has %1 %2, and Potluck needs %3 %4 or newer.</source>
        <translation>Dieser Computer hat %1 %2, und Potluck braucht %3 %4 oder neuer.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is made when a project is joined, and then kept in a file that only you can read, as you wished.</source>
        <translation>Der Schlüssel dieses Computers entsteht, wenn du einem Projekt beitrittst, und liegt dann wie gewünscht in einer Datei, die nur du lesen kannst.</translation>
    </message>
    <message>
        <source>This release of Potluck has no build of PyTorch %1 (%2) that runs on this computer. It has: %3. Choose one of these, or leave the choice to Potluck.</source>
        <translation>Diese Ausgabe von Potluck hat kein PyTorch %1 (%2), das auf diesem Computer läuft. Sie hat: %3. Wähle eines davon, oder überlass Potluck die Wahl.</translation>
    </message>
    <message>
        <source>This release of Potluck has no build of PyTorch for %1.</source>
        <translation>Diese Ausgabe von Potluck hat kein PyTorch für %1.</translation>
    </message>
    <message>
        <source>This release of Potluck has no build of PyTorch that runs on this computer. Look for a newer release, or for an installer that was made for your system.</source>
        <translation>Diese Ausgabe von Potluck hat kein PyTorch, das auf diesem Computer läuft. Such eine neuere Ausgabe oder ein Installationsprogramm, das für dein System gemacht ist.</translation>
    </message>
    <message>
        <source>This release of Potluck has no parts for this computer with Python %1 (%2: %3). Look for a newer release of Potluck, or use another Python.</source>
        <translation>Diese Ausgabe von Potluck hat keine Teile für diesen Computer mit Python %1 (%2: %3). Such eine neuere Ausgabe von Potluck, oder nimm ein anderes Python.</translation>
    </message>
    <message>
        <source>Too many versions of Potluck lie on this computer.</source>
        <translation>Auf diesem Computer liegen zu viele Ausgaben von Potluck.</translation>
    </message>
    <message>
        <source>Update Windows, and try again.</source>
        <translation>Bring Windows auf den neuesten Stand und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Update macOS, and try again.</source>
        <translation>Bring macOS auf den neuesten Stand und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Use a Linux with glibc, such as Debian, Ubuntu or Fedora.</source>
        <translation>Nimm ein Linux mit glibc, etwa Debian, Ubuntu oder Fedora.</translation>
    </message>
    <message>
        <source>What the installer brought along is not there. Download the installer anew.</source>
        <translation>Was das Installationsprogramm mitgebracht hat, ist nicht da. Lade das Installationsprogramm neu herunter.</translation>
    </message>
    <message>
        <source>What the project&apos;s server offered was refused, since something in it is outside what its own rules and Potluck allow. Tell the organiser what it is: “%1”.</source>
        <translation>Was der Server des Projekts angeboten hat, wurde abgelehnt, denn etwas darin liegt außerhalb dessen, was die eigenen Regeln des Projekts und Potluck erlauben. Sag der Projektleitung, was es ist: „%1“.</translation>
    </message>
    <message>
        <source>What the update server says has expired (%1). Check that this computer&apos;s date and time are right. If they are, somebody may keep news of updates from you, or the server is not looked after; Potluck stays as it is and asks again.</source>
        <translation>Was der Aktualisierungs-Server sagt, ist abgelaufen (%1). Sieh nach, ob Datum und Uhrzeit dieses Computers stimmen. Wenn ja, hält vielleicht jemand Neuigkeiten von dir fern, oder niemand pflegt den Server; Potluck bleibt, wie es ist, und fragt wieder.</translation>
    </message>
    <message>
        <source>What was kept is in %1.</source>
        <translation>Was behalten wurde, liegt in %1.</translation>
    </message>
    <message>
        <source>You have joined no project on another computer, so nothing is needed.</source>
        <translation>Du bist keinem Projekt auf einem anderen Computer beigetreten, also wird nichts gebraucht.</translation>
    </message>
    <message>
        <source>You have switched this device off, so it was left alone.</source>
        <translation>Du hast dieses Gerät abgeschaltet, also wurde es in Ruhe gelassen.</translation>
    </message>
    <message>
        <source>You let Potluck go on.</source>
        <translation>Du hast Potluck fortgesetzt.</translation>
    </message>
    <message>
        <source>You let this device go on.</source>
        <translation>Du hast dieses Gerät fortgesetzt.</translation>
    </message>
    <message>
        <source>You need not do anything. Potluck does not try that version again.</source>
        <translation>Du musst nichts tun. Potluck versucht diese Version nicht noch einmal.</translation>
    </message>
    <message>
        <source>You paused Potluck for %1.</source>
        <translation>Du hast Potluck für %1 pausiert.</translation>
    </message>
    <message>
        <source>You paused Potluck until tomorrow morning.</source>
        <translation>Du hast Potluck bis morgen früh pausiert.</translation>
    </message>
    <message>
        <source>You paused Potluck until you let it go on.</source>
        <translation>Du hast Potluck pausiert, bis du es fortsetzt.</translation>
    </message>
    <message>
        <source>You paused Potluck while “%1” runs.</source>
        <translation>Du hast Potluck pausiert, solange „%1“ läuft.</translation>
    </message>
    <message>
        <source>You paused this device for %1.</source>
        <translation>Du hast dieses Gerät für %1 pausiert.</translation>
    </message>
    <message>
        <source>You paused this device until tomorrow morning.</source>
        <translation>Du hast dieses Gerät bis morgen früh pausiert.</translation>
    </message>
    <message>
        <source>You paused this device until you let it go on.</source>
        <translation>Du hast dieses Gerät pausiert, bis du es fortsetzt.</translation>
    </message>
    <message>
        <source>You paused this device while “%1” runs.</source>
        <translation>Du hast dieses Gerät pausiert, solange „%1“ läuft.</translation>
    </message>
    <message>
        <source>Your limits of the network don&apos;t allow to look for updates now. Potluck does it by itself once they allow it.</source>
        <translation>Deine Grenzen für das Netz erlauben jetzt nicht, nach Aktualisierungen zu sehen. Potluck tut es von selbst, sobald sie es erlauben.</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>for AMD graphics cards</source>
        <translation>für AMD-Grafikkarten</translation>
    </message>
    <message>
        <source>for Apple chips</source>
        <translation>für Apple-Chips</translation>
    </message>
    <message>
        <source>for Intel graphics</source>
        <translation>für Intel-Grafik</translation>
    </message>
    <message>
        <source>for NVIDIA graphics cards with CUDA 12.6</source>
        <translation>für NVIDIA-Grafikkarten mit CUDA 12.6</translation>
    </message>
    <message>
        <source>for NVIDIA graphics cards with CUDA 13.0</source>
        <translation>für NVIDIA-Grafikkarten mit CUDA 13.0</translation>
    </message>
    <message>
        <source>for the processor</source>
        <translation>für den Prozessor</translation>
    </message>
    <message>
        <source>project key</source>
        <translation>Schlüssel des Projekts</translation>
    </message>
    <message>
        <source>“%1” is no address of updates. Write it like https://host/folder, or name a folder with its whole path.</source>
        <translation>„%1“ ist keine Adresse für Aktualisierungen. Schreib sie wie https://host/ordner, oder nenne einen Ordner mit vollem Pfad.</translation>
    </message>
    <message>
        <source>“%1” is not the address of a proxy. Write it like http://host:port or socks5h://host:port in the network settings.</source>
        <translation>„%1“ ist keine Adresse eines Proxys. Schreib sie in den Netzwerk-Einstellungen wie http://host:port oder socks5h://host:port.</translation>
    </message>
    <message>
        <source>“Start now” can&apos;t last so long.</source>
        <translation>„Jetzt starten“ kann nicht so lange dauern.</translation>
    </message>
    <message>
        <source>%1 To be careful, it works %2 of the time.</source>
        <translation>%1 Zur Vorsicht arbeitet es nur %2 der Zeit.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 % of the time</source>
        <translation>%1&#xa0;% der Zeit</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1&#xa0;GB</translation>
    </message>
    <message>
        <source>%1 KB/s</source>
        <translation>%1&#xa0;KB/s</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1&#xa0;W</translation>
    </message>
    <message>
        <source>%1 compute, with the build of PyTorch %2.</source>
        <translation>%1 rechnen, mit dem PyTorch %2.</translation>
    </message>
    <message>
        <source>%1 computes, with the build of PyTorch %2.</source>
        <translation>%1 rechnet, mit dem PyTorch %2.</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1 grams per kWh</source>
        <translation>%1 Gramm je kWh</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;Std. %2 Min.</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 minute</source>
        <translation>%1 Minute</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
    <message>
        <source>%1 per kWh</source>
        <translation>%1 je kWh</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 stays unused.</source>
        <translation>%1 bleibt unbenutzt.</translation>
    </message>
    <message>
        <source>%1 thread</source>
        <translation>%1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1&#xa0;°C</translation>
    </message>
    <message>
        <source>%1: not what was promised (the SHA-256 differs), so nothing of it was used.</source>
        <translation>%1: nicht das Versprochene (der SHA-256 ist ein anderer), deshalb wurde nichts davon benutzt.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>A dispute came with a receipt.</source>
        <translation>Zu einem Streitfall kam ein Beleg.</translation>
    </message>
    <message>
        <source>A receipt has no real number.</source>
        <translation>Auf einem Beleg steht keine echte Zahl.</translation>
    </message>
    <message>
        <source>A receipt is for more tokens than there are.</source>
        <translation>Ein Beleg gilt für mehr Token, als es gibt.</translation>
    </message>
    <message>
        <source>A receipt is too large.</source>
        <translation>Ein Beleg ist zu groß.</translation>
    </message>
    <message>
        <source>A receipt names another computer.</source>
        <translation>Ein Beleg nennt einen anderen Computer.</translation>
    </message>
    <message>
        <source>A receipt names another piece of work.</source>
        <translation>Ein Beleg nennt ein anderes Arbeitsstück.</translation>
    </message>
    <message>
        <source>A receipt says something else than the outcome.</source>
        <translation>Ein Beleg sagt etwas anderes als das Ergebnis der Prüfung.</translation>
    </message>
    <message>
        <source>An outcome came twice or out of order.</source>
        <translation>Ein Prüfergebnis kam doppelt oder außer der Reihe.</translation>
    </message>
    <message>
        <source>An outcome is of an unknown kind.</source>
        <translation>Ein Prüfergebnis ist von unbekannter Art.</translation>
    </message>
    <message>
        <source>Another build was asked for.</source>
        <translation>Ein anderes PyTorch wurde verlangt.</translation>
    </message>
    <message>
        <source>Copy it into the folder once more, or download the installer anew.</source>
        <translation>Kopiere es noch einmal in den Ordner, oder lade das Installationsprogramm neu herunter.</translation>
    </message>
    <message>
        <source>Credit came without its receipt.</source>
        <translation>Eine Gutschrift kam ohne ihren Beleg.</translation>
    </message>
    <message>
        <source>Install AMD&apos;s driver amdgpu with ROCm.</source>
        <translation>Installiere AMDs Treiber amdgpu mit ROCm.</translation>
    </message>
    <message>
        <source>Install Intel&apos;s graphics driver with Level Zero.</source>
        <translation>Installiere Intels Grafiktreiber mit Level Zero.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s driver %1 or newer.</source>
        <translation>Installiere NVIDIAs Treiber %1 oder einen neueren.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s driver %1.</source>
        <translation>Installiere NVIDIAs Treiber %1.</translation>
    </message>
    <message>
        <source>It is too new for the build %1, and for the build %2 its driver %3 is too old.</source>
        <translation>Sie ist zu neu für %1, und für %2 ist ihr Treiber %3 zu alt.</translation>
    </message>
    <message>
        <source>It is too old for every build of PyTorch.</source>
        <translation>Sie ist zu alt für jedes PyTorch.</translation>
    </message>
    <message>
        <source>It is too old for the build %1.</source>
        <translation>Sie ist zu alt für %1.</translation>
    </message>
    <message>
        <source>It should have come with Potluck. Download the installer anew.</source>
        <translation>Es hätte mit Potluck kommen sollen. Lade das Installationsprogramm neu herunter.</translation>
    </message>
    <message>
        <source>Its driver %1 is too old; the build %2 needs %3 or newer.</source>
        <translation>Ihr Treiber %1 ist zu alt; %2 braucht %3 oder neuer.</translation>
    </message>
    <message>
        <source>Missing in %1: %2.</source>
        <translation>In %1 fehlt: %2.</translation>
    </message>
    <message>
        <source>Missing on this computer: %1.</source>
        <translation>Auf diesem Computer fehlt: %1.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver is not installed, or does not run.</source>
        <translation>NVIDIAs Treiber ist nicht installiert oder läuft nicht.</translation>
    </message>
    <message>
        <source>News of the project&apos;s server was refused: %1 Tell the organiser.</source>
        <translation>Nachrichten vom Server des Projekts wurden abgelehnt: %1 Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>No build of PyTorch uses it on %1.</source>
        <translation>Auf %1 benutzt sie kein PyTorch.</translation>
    </message>
    <message>
        <source>Paused until %1 has ended.</source>
        <translation>Pausiert, bis %1 beendet ist.</translation>
    </message>
    <message>
        <source>Paused until the time that you chose.</source>
        <translation>Pausiert bis zu der Zeit, die du gewählt hast.</translation>
    </message>
    <message>
        <source>Paused until you resume.</source>
        <translation>Pausiert, bis du fortsetzt.</translation>
    </message>
    <message>
        <source>Potluck was updated from version %1 to %2.</source>
        <translation>Potluck wurde von Version %1 auf %2 aktualisiert.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program can&apos;t be ended, so the update could not be taken back. Restart the computer, then start Potluck again.</source>
        <translation>Das Hintergrundprogramm von Potluck lässt sich nicht beenden, deshalb ließ sich die Aktualisierung nicht zurücknehmen. Starte den Computer neu und danach Potluck.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program can&apos;t be started: %1.</source>
        <translation>Das Hintergrundprogramm von Potluck lässt sich nicht starten: %1.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program did not end, so the update waits for another time.</source>
        <translation>Das Hintergrundprogramm von Potluck hat sich nicht beendet; die Aktualisierung wartet deshalb auf ein andermal.</translation>
    </message>
    <message>
        <source>Potluck&apos;s folder does not answer.</source>
        <translation>Der Ordner von Potluck antwortet nicht.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program could not be started: %1.</source>
        <translation>Das Aktualisierungsprogramm von Potluck ließ sich nicht starten: %1.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program did not begin in time.</source>
        <translation>Das Aktualisierungsprogramm von Potluck hat nicht rechtzeitig begonnen.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program ended without saying why.</source>
        <translation>Das Aktualisierungsprogramm von Potluck endete, ohne zu sagen, warum.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program has gone silent, so it was ended.</source>
        <translation>Das Aktualisierungsprogramm von Potluck ist verstummt und wurde deshalb beendet.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program said more than a line.</source>
        <translation>Das Aktualisierungsprogramm von Potluck sagte mehr als eine Zeile.</translation>
    </message>
    <message>
        <source>Put these files there, or allow the network in the network settings.</source>
        <translation>Lege diese Dateien dorthin, oder erlaube das Netz in den Netzwerk-Einstellungen.</translation>
    </message>
    <message>
        <source>PyTorch %1 computes on the processor: Potluck can&apos;t use Intel&apos;s graphics cards yet.</source>
        <translation>PyTorch %1 rechnet auf dem Prozessor: Grafikkarten von Intel kann Potluck noch nicht benutzen.</translation>
    </message>
    <message>
        <source>PyTorch %1 computes on the processor; this computer has no graphics card that could train.</source>
        <translation>PyTorch %1 rechnet auf dem Prozessor; dieser Computer hat keine Grafikkarte, die trainieren könnte.</translation>
    </message>
    <message>
        <source>PyTorch %1 fits the graphics cards of this computer: %2.</source>
        <translation>PyTorch %1 passt zu den Grafikkarten dieses Computers: %2.</translation>
    </message>
    <message>
        <source>PyTorch %1 has no code for %2 (%3), so this card can&apos;t train.</source>
        <translation>PyTorch %1 hat keinen Code für %2 (%3); diese Karte kann deshalb nicht trainieren.</translation>
    </message>
    <message>
        <source>PyTorch computes on AMD&apos;s cards on Linux alone.</source>
        <translation>Auf AMDs Karten rechnet PyTorch nur unter Linux.</translation>
    </message>
    <message>
        <source>PyTorch could not be asked, since no training process came up.</source>
        <translation>PyTorch konnte nicht gefragt werden, weil der Rechenteil nicht gestartet ist.</translation>
    </message>
    <message>
        <source>PyTorch for your graphics card</source>
        <translation>PyTorch für deine Grafikkarte</translation>
    </message>
    <message>
        <source>PyTorch&apos;s build for AMD has no code for its chip %1.</source>
        <translation>Das PyTorch für AMD hat nichts für ihren Chip %1.</translation>
    </message>
    <message>
        <source>Python and its packages</source>
        <translation>Python und seine Pakete</translation>
    </message>
    <message>
        <source>Quit Potluck and start it again: it goes on with the update, or back by itself.</source>
        <translation>Beende Potluck und starte es wieder: Es führt die Aktualisierung von selbst weiter oder geht zurück.</translation>
    </message>
    <message>
        <source>Reaching your projects</source>
        <translation>Erreichbarkeit deiner Projekte</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Platz auf der Festplatte</translation>
    </message>
    <message>
        <source>Room to train</source>
        <translation>Platz zum Trainieren</translation>
    </message>
    <message>
        <source>Stopped. The version before is still in use.</source>
        <translation>Angehalten. Die Version davor ist weiter in Gebrauch.</translation>
    </message>
    <message>
        <source>Switch on automatic date and time in the system&apos;s settings.</source>
        <translation>Schalte in den Einstellungen des Systems Datum und Uhrzeit auf automatisch.</translation>
    </message>
    <message>
        <source>That failed in a way that was not foreseen (%1: %2).</source>
        <translation>Das ging auf unvorhergesehene Weise schief (%1: %2).</translation>
    </message>
    <message>
        <source>The background program of Potluck %1 did not answer within %2 seconds.</source>
        <translation>Das Hintergrundprogramm von Potluck %1 hat nicht innerhalb von %2 Sekunden geantwortet.</translation>
    </message>
    <message>
        <source>The background program was not started again.</source>
        <translation>Das Hintergrundprogramm wurde nicht wieder gestartet.</translation>
    </message>
    <message>
        <source>The build for the others leaves it out.</source>
        <translation>Das PyTorch für die anderen lässt sie aus.</translation>
    </message>
    <message>
        <source>The clock</source>
        <translation>Die Uhr</translation>
    </message>
    <message>
        <source>The compute part of AMD&apos;s driver (ROCm) does not run.</source>
        <translation>Der Rechenteil von AMDs Treiber (ROCm) läuft nicht.</translation>
    </message>
    <message>
        <source>The compute part of Intel&apos;s graphics driver (Level Zero) is not installed.</source>
        <translation>Der Rechenteil von Intels Grafiktreiber (Level Zero) ist nicht installiert.</translation>
    </message>
    <message>
        <source>The computer went off, or Potluck was ended, while %1 was started for the first time.</source>
        <translation>Der Computer ging aus, oder Potluck wurde beendet, während %1 zum ersten Mal gestartet wurde.</translation>
    </message>
    <message>
        <source>The copy %1 is damaged, so the files before the update could not be put back. What the newer version wrote is still there.</source>
        <translation>Die Kopie %1 ist beschädigt; die Dateien von vor der Aktualisierung ließen sich deshalb nicht zurücklegen. Was die neuere Version geschrieben hat, ist noch da.</translation>
    </message>
    <message>
        <source>The desktop shows Potluck&apos;s icon.</source>
        <translation>Die Arbeitsumgebung zeigt das Symbol von Potluck.</translation>
    </message>
    <message>
        <source>The driver does not say how much memory is free on %1.</source>
        <translation>Der Treiber sagt nicht, wie viel Speicher auf %1 frei ist.</translation>
    </message>
    <message>
        <source>The failure was not noted.</source>
        <translation>Der Fehlschlag wurde nicht vermerkt.</translation>
    </message>
    <message>
        <source>The file %1 of the update is larger than it can be.</source>
        <translation>Die Datei %1 der Aktualisierung ist größer, als sie sein kann.</translation>
    </message>
    <message>
        <source>The folder of updates could not be read: %1: %2.</source>
        <translation>Der Ordner der Aktualisierungen ließ sich nicht lesen: %1: %2.</translation>
    </message>
    <message>
        <source>The graphics card&apos;s memory</source>
        <translation>Der Speicher der Grafikkarte</translation>
    </message>
    <message>
        <source>The icon in the panel</source>
        <translation>Das Symbol in der Leiste</translation>
    </message>
    <message>
        <source>The journal %1 could not be used: %2. Check the disk and the folder&apos;s permissions.</source>
        <translation>Das Journal %1 ließ sich nicht benutzen: %2. Prüfe die Festplatte und die Zugriffsrechte des Ordners.</translation>
    </message>
    <message>
        <source>The journal %1 is damaged, and Potluck does not go on without it, since it holds your receipts. Restore it from a backup, or move it away to begin a new one.</source>
        <translation>Das Journal %1 ist beschädigt, und ohne das Journal macht Potluck nicht weiter, weil deine Belege darin stehen. Stelle es aus einer Sicherung wieder her, oder verschieb es, um ein neues zu beginnen.</translation>
    </message>
    <message>
        <source>The journal does not know the piece of work %1.</source>
        <translation>Das Journal kennt das Arbeitsstück %1 nicht.</translation>
    </message>
    <message>
        <source>The journal knows a state called “%1”, which this version of Potluck does not. Update the app.</source>
        <translation>Das Journal kennt einen Zustand namens „%1“, den diese Version von Potluck nicht kennt. Aktualisiere die App.</translation>
    </message>
    <message>
        <source>The journal&apos;s copy of a piece of work is damaged, so it was given up.</source>
        <translation>Was das Journal von einem Arbeitsstück wusste, ist beschädigt; deshalb wurde das Arbeitsstück aufgegeben.</translation>
    </message>
    <message>
        <source>The journal&apos;s copy of a project&apos;s rules is damaged. Leave the project and join it again.</source>
        <translation>Was das Journal von den Regeln eines Projekts wusste, ist beschädigt. Verlass das Projekt und tritt ihm wieder bei.</translation>
    </message>
    <message>
        <source>The keyring holds another key than %1 names. Remove that file to go on with the key in the keyring.</source>
        <translation>Im Schlüsselbund liegt ein anderer Schlüssel, als %1 nennt. Entferne diese Datei, um mit dem Schlüssel aus dem Schlüsselbund weiterzumachen.</translation>
    </message>
    <message>
        <source>The lease ran out and the unit is with somebody else, so the result is not needed.</source>
        <translation>Die Frist ist abgelaufen, und das Arbeitsstück liegt bei jemand anderem; deshalb wird das Ergebnis nicht gebraucht.</translation>
    </message>
    <message>
        <source>The ledger&apos;s root is damaged.</source>
        <translation>Die Wurzel der Gutschriftenliste ist beschädigt.</translation>
    </message>
    <message>
        <source>The ledger&apos;s state is damaged and can&apos;t be read.</source>
        <translation>Der Stand der Gutschriftenliste ist beschädigt und lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The ledger&apos;s state is not signed by the project, so it is not trusted.</source>
        <translation>Der Stand der Gutschriftenliste ist nicht vom Projekt unterschrieben; deshalb wird ihm nicht vertraut.</translation>
    </message>
    <message>
        <source>The log can&apos;t be read: %1.</source>
        <translation>Das Protokoll lässt sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>The loss curve has no real numbers.</source>
        <translation>In der Fehlerkurve stehen keine echten Zahlen.</translation>
    </message>
    <message>
        <source>The loss curve is too long.</source>
        <translation>Die Fehlerkurve ist zu lang.</translation>
    </message>
    <message>
        <source>The measured speed is no number.</source>
        <translation>Das gemessene Tempo ist keine Zahl.</translation>
    </message>
    <message>
        <source>The merge is to contain unit %1, which is not in the record. Restore the database from a copy.</source>
        <translation>Zusammengeführt werden soll das Arbeitsstück %1, das nicht verzeichnet ist. Stelle die Datenbank aus einer Kopie wieder her.</translation>
    </message>
    <message>
        <source>The message is damaged and can&apos;t be read. Update the app.</source>
        <translation>Die Nachricht ist beschädigt und lässt sich nicht lesen. Aktualisiere die App.</translation>
    </message>
    <message>
        <source>The model adds up %1 numbers over %2, and exact numerics allow %3. The project needs a smaller model or smaller micro-batches.</source>
        <translation>Das Modell zählt %1 Zahlen über %2 zusammen; exaktes Rechnen erlaubt %3. Das Projekt braucht ein kleineres Modell oder kleinere Teilschritte.</translation>
    </message>
    <message>
        <source>The model gives no finite numbers, so training broke down before it. Tell the organiser.</source>
        <translation>Das Modell liefert unmögliche Zahlen; also ist das Training schon vorher gescheitert. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The model has %1 weights but %2 were given, so they belong to another model. Use weights of this project.</source>
        <translation>Das Modell hat %1 Gewichte, gegeben wurden aber %2; sie gehören also zu einem anderen Modell. Benutze die Gewichte dieses Projekts.</translation>
    </message>
    <message>
        <source>The model has moved on too far while this unit was under way, so it is not needed.</source>
        <translation>Das Modell ist zu weit vorangekommen, während dieses Arbeitsstück unterwegs war; deshalb wird es nicht gebraucht.</translation>
    </message>
    <message>
        <source>The model needs at least %1 MB of memory on this device. Allow more memory, or choose a project with a smaller model.</source>
        <translation>Das Modell braucht auf diesem Gerät mindestens %1&#xa0;MB Speicher. Erlaube mehr Speicher, oder wähl ein Projekt mit einem kleineren Modell.</translation>
    </message>
    <message>
        <source>The model of when you joined is no longer on this computer, and this beginning was not tried while it was. Try one that you tried then.</source>
        <translation>Das Modell von damals, als du beigetreten bist, ist nicht mehr auf diesem Computer, und dieser Anfang wurde nicht ausprobiert, solange es da war. Nimm einen, den du damals ausprobiert hast.</translation>
    </message>
    <message>
        <source>The money in which you gave the prices, such as EUR.</source>
        <translation>Das Geld, in dem du die Preise angegeben hast, etwa EUR.</translation>
    </message>
    <message>
        <source>The name of a piece of work is damaged.</source>
        <translation>Der Name eines Arbeitsstücks ist beschädigt.</translation>
    </message>
    <message>
        <source>The name of the device is empty or too long.</source>
        <translation>Der Name des Geräts ist leer oder zu lang.</translation>
    </message>
    <message>
        <source>The numerics class has an empty or overlong part.</source>
        <translation>Ein Teil der Rechenweise ist leer oder zu lang.</translation>
    </message>
    <message>
        <source>The numerics class has an impossible number of threads.</source>
        <translation>Die Rechenweise hat eine unmögliche Zahl von Threads.</translation>
    </message>
    <message>
        <source>The numerics class has another number format than the recipe.</source>
        <translation>Die Rechenweise hat ein anderes Zahlenformat, als das Projekt vorgibt.</translation>
    </message>
    <message>
        <source>The numerics class has other arithmetic than the recipe.</source>
        <translation>Die Rechenweise rechnet anders, als das Projekt vorgibt.</translation>
    </message>
    <message>
        <source>The offset is past the end of the file.</source>
        <translation>Die Stelle liegt hinter dem Ende der Datei.</translation>
    </message>
    <message>
        <source>The opening answers another challenge than the one that was set.</source>
        <translation>Das Offengelegte beantwortet eine andere Prüfaufgabe, als gestellt wurde.</translation>
    </message>
    <message>
        <source>The opening has more leaves than allowed.</source>
        <translation>Das Offengelegte hat mehr Abschnitte als erlaubt.</translation>
    </message>
    <message>
        <source>The part: how some numbers of the model have changed.</source>
        <translation>Der Teil: wie sich einige Zahlen des Modells verändert haben.</translation>
    </message>
    <message>
        <source>The parts of the result that the project has drawn; the first one follows.</source>
        <translation>Die Teile des Ergebnisses, die das Projekt ausgelost hat; der erste folgt.</translation>
    </message>
    <message>
        <source>The pause is over.</source>
        <translation>Die Pause ist vorbei.</translation>
    </message>
    <message>
        <source>The payload differs from the opened leaf %1.</source>
        <translation>Das Ergebnis weicht vom offengelegten Abschnitt %1 ab.</translation>
    </message>
    <message>
        <source>The payload has another norm than was declared.</source>
        <translation>Das Ergebnis ist von anderer Größe, als angegeben wurde.</translation>
    </message>
    <message>
        <source>The payload has not arrived whole. Send the rest first.</source>
        <translation>Das Ergebnis ist nicht vollständig angekommen. Sende zuerst den Rest.</translation>
    </message>
    <message>
        <source>The payload is a file of the project, which no honest run gives.</source>
        <translation>Das Ergebnis ist eine Datei des Projekts; bei ehrlicher Arbeit kommt das nicht heraus.</translation>
    </message>
    <message>
        <source>The piece of work %1 was to become “%2”, which can&apos;t follow on %3. This is a fault in Potluck; please report it.</source>
        <translation>Das Arbeitsstück %1 sollte „%2“ werden, was nach %3 nicht möglich ist. Das ist ein Fehler in Potluck; bitte melde ihn.</translation>
    </message>
    <message>
        <source>The piece of work does not count as verified in this computer&apos;s own record.</source>
        <translation>Das Arbeitsstück zählt in den eigenen Aufzeichnungen dieses Computers nicht als geprüft.</translation>
    </message>
    <message>
        <source>The port in this invite link is damaged. Copy it again, whole.</source>
        <translation>Der Anschluss (Port) in diesem Einladungslink ist beschädigt. Kopiere ihn noch einmal, und zwar ganz.</translation>
    </message>
    <message>
        <source>The power always reads the same, so your limit of %1 can’t be watched.</source>
        <translation>Für die Leistung wird immer derselbe Wert gemeldet; deshalb lässt sich deine Grenze von %1 nicht überwachen.</translation>
    </message>
    <message>
        <source>The power can’t be read, so your limit of %1 can’t be watched.</source>
        <translation>Die Leistung lässt sich nicht ablesen; deshalb lässt sich deine Grenze von %1 nicht überwachen.</translation>
    </message>
    <message>
        <source>The power helper</source>
        <translation>Der Leistungshelfer</translation>
    </message>
    <message>
        <source>The power helper answers and can limit devices: %1.</source>
        <translation>Der Leistungshelfer antwortet und kann Geräte begrenzen: %1.</translation>
    </message>
    <message>
        <source>The power helper answers; no device of this computer has a limit that it could set.</source>
        <translation>Der Leistungshelfer antwortet; kein Gerät dieses Computers hat eine Grenze, die er setzen könnte.</translation>
    </message>
    <message>
        <source>The power helper is installed but does not answer.</source>
        <translation>Der Leistungshelfer ist installiert, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>The power helper is optional and not installed. Potluck keeps to your watts by resting in between.</source>
        <translation>Der Leistungshelfer ist freiwillig und nicht installiert. Potluck hält deine Watt durch Pausen zwischendurch ein.</translation>
    </message>
    <message>
        <source>The power helper&apos;s answer is damaged.</source>
        <translation>Die Antwort des Leistungshelfers ist beschädigt.</translation>
    </message>
    <message>
        <source>The power reads as something impossible, so your limit of %1 can’t be watched.</source>
        <translation>Für die Leistung wird ein unmöglicher Wert gemeldet; deshalb lässt sich deine Grenze von %1 nicht überwachen.</translation>
    </message>
    <message>
        <source>The project asks for %1 leaves of a result, more than Potluck allows. Tell the organiser.</source>
        <translation>Das Projekt fragt nach %1 Abschnitten eines Ergebnisses, mehr, als Potluck erlaubt. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The project computes with exact numerics, which this app did not use. Update the app.</source>
        <translation>Das Projekt rechnet exakt; das hat diese App nicht getan. Aktualisiere die App.</translation>
    </message>
    <message>
        <source>The project did not accept a piece of work.</source>
        <translation>Das Projekt hat ein Arbeitsstück nicht angenommen.</translation>
    </message>
    <message>
        <source>The project did not accept this piece of work.</source>
        <translation>Das Projekt hat dieses Arbeitsstück nicht angenommen.</translation>
    </message>
    <message>
        <source>The project does not offer this file, or not any more.</source>
        <translation>Das Projekt bietet diese Datei nicht an, oder nicht mehr.</translation>
    </message>
    <message>
        <source>The project has checked a piece of work and thanks you for it.</source>
        <translation>Das Projekt hat ein Arbeitsstück geprüft und dankt dir dafür.</translation>
    </message>
    <message>
        <source>The project has checked this piece of work and thanks you for it.</source>
        <translation>Das Projekt hat dieses Arbeitsstück geprüft und dankt dir dafür.</translation>
    </message>
    <message>
        <source>The project has looked at a sample of the result.</source>
        <translation>Das Projekt hat sich eine Stichprobe des Ergebnisses angesehen.</translation>
    </message>
    <message>
        <source>The project has not started yet. Potluck asks again by itself.</source>
        <translation>Das Projekt hat noch nicht begonnen. Potluck fragt von selbst wieder nach.</translation>
    </message>
    <message>
        <source>The project rewrote its history: its ledger no longer contains what it contained before. Your receipts are kept on this computer. Ask the organiser what happened.</source>
        <translation>Das Projekt hat seine Geschichte umgeschrieben: In seiner Gutschriftenliste fehlt, was vorher darin stand. Deine Belege bleiben auf diesem Computer. Frag die Projektleitung, was geschehen ist.</translation>
    </message>
    <message>
        <source>The project signed a receipt for you that is not in its ledger. The receipt is kept on this computer. Ask the organiser what happened.</source>
        <translation>Das Projekt hat dir einen Beleg unterschrieben, der nicht in seiner Gutschriftenliste steht. Der Beleg bleibt auf diesem Computer. Frag die Projektleitung, was geschehen ist.</translation>
    </message>
    <message>
        <source>The project took back the credit for a piece of work.</source>
        <translation>Das Projekt hat die Gutschrift für ein Arbeitsstück zurückgenommen.</translation>
    </message>
    <message>
        <source>The project took this credit back later.</source>
        <translation>Das Projekt hat diese Gutschrift später zurückgenommen.</translation>
    </message>
    <message>
        <source>The project “%1” does not answer.</source>
        <translation>Das Projekt „%1“ antwortet nicht.</translation>
    </message>
    <message>
        <source>The project&apos;s checks failed twice for this computer, so it gets no more work. Ask the organiser if you think that this is wrong.</source>
        <translation>Die Prüfungen des Projekts sind bei diesem Computer zweimal fehlgeschlagen; deshalb bekommt er keine Arbeit mehr. Frag die Projektleitung, wenn du das für falsch hältst.</translation>
    </message>
    <message>
        <source>The project&apos;s checks failed twice for this computer, so its unchecked work is not counted. Ask the organiser if you think that this is wrong.</source>
        <translation>Die Prüfungen des Projekts sind bei diesem Computer zweimal fehlgeschlagen; deshalb wird seine ungeprüfte Arbeit nicht gezählt. Frag die Projektleitung, wenn du das für falsch hältst.</translation>
    </message>
    <message>
        <source>The project&apos;s model does not know all that this beginning is made of. Try another.</source>
        <translation>Das Modell des Projekts kennt nicht alles, woraus dieser Anfang besteht. Versuch einen anderen.</translation>
    </message>
    <message>
        <source>The project&apos;s rules are damaged and can&apos;t be read.</source>
        <translation>Die Regeln des Projekts sind beschädigt und lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>The project&apos;s rules are larger than allowed, so they were not read.</source>
        <translation>Die Regeln des Projekts sind größer als erlaubt und wurden deshalb nicht gelesen.</translation>
    </message>
    <message>
        <source>The project&apos;s rules are not signed by the project that the invite names. Ask the organiser for a new invite link.</source>
        <translation>Die Regeln des Projekts sind nicht von dem Projekt unterschrieben, das die Einladung nennt. Bitte die Projektleitung um einen neuen Einladungslink.</translation>
    </message>
    <message>
        <source>The project&apos;s rules are written for another version of Potluck. Update the app.</source>
        <translation>Die Regeln des Projekts sind für eine andere Version von Potluck geschrieben. Aktualisiere die App.</translation>
    </message>
    <message>
        <source>The project&apos;s rules belong to another project than the invite names.</source>
        <translation>Die Regeln gehören zu einem anderen Projekt, als die Einladung nennt.</translation>
    </message>
    <message>
        <source>The project&apos;s rules were refused: they ask for the arithmetic %1, which this version of Potluck does not know. Update the app, or tell the organiser.</source>
        <translation>Die Regeln des Projekts wurden abgelehnt: Sie verlangen die Rechenweise %1, die diese Version von Potluck nicht kennt. Aktualisiere die App, oder sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The project&apos;s server answered a request for work with nothing. Tell the organiser.</source>
        <translation>Der Server des Projekts gab auf die Bitte um Arbeit eine leere Antwort. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The project&apos;s server answered the enrolment with something of the wrong length. Tell the organiser.</source>
        <translation>Der Server des Projekts antwortete auf die Anmeldung mit etwas von falscher Länge. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The project&apos;s server counts other bytes of the result than were sent. Tell the organiser.</source>
        <translation>Der Server des Projekts zählt andere Byte des Ergebnisses, als gesendet wurden. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The project&apos;s server ended the connection. Potluck tries again by itself.</source>
        <translation>Der Server des Projekts hat die Verbindung beendet. Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>The project&apos;s server hung up. Potluck calls again by itself.</source>
        <translation>Der Server des Projekts hat aufgelegt. Potluck meldet sich von selbst wieder.</translation>
    </message>
    <message>
        <source>The project&apos;s server sent an answer that can&apos;t be read. Tell the organiser.</source>
        <translation>Der Server des Projekts schickte eine Antwort, die sich nicht lesen lässt. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The project&apos;s server sent other bytes of a file than were asked for, so it was not kept. Tell the organiser.</source>
        <translation>Der Server des Projekts schickte einen anderen Teil einer Datei als den gewünschten; deshalb wurde er nicht behalten. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The project&apos;s server shows another certificate than the invite names, so Potluck did not connect. Ask the organiser for a new invite link.</source>
        <translation>Der Server des Projekts zeigt ein anderes Zertifikat, als die Einladung nennt; deshalb hat Potluck sich nicht verbunden. Bitte die Projektleitung um einen neuen Einladungslink.</translation>
    </message>
    <message>
        <source>The project&apos;s server shows older rules of the project than before, so they were not used. Tell the organiser.</source>
        <translation>Der Server des Projekts zeigt ältere Regeln als zuvor; deshalb wurden sie nicht benutzt. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The project&apos;s way of calculating, which is the same everywhere.</source>
        <translation>Die Rechenweise des Projekts, die überall dieselbe ist.</translation>
    </message>
    <message>
        <source>The project&apos;s way of cutting text into tokens can&apos;t be read, so its model can&apos;t be tried here. Tell the organiser.</source>
        <translation>Wie das Projekt Text in Token zerlegt, lässt sich nicht lesen; deshalb kannst du sein Modell hier nicht ausprobieren. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The projects have not been asked yet.</source>
        <translation>Die Projekte wurden noch nicht gefragt.</translation>
    </message>
    <message>
        <source>The proof: the random number, signed by this computer&apos;s key.</source>
        <translation>Der Nachweis: die Zufallszahl, unterschrieben mit dem Schlüssel dieses Computers.</translation>
    </message>
    <message>
        <source>The public key has the wrong length.</source>
        <translation>Der öffentliche Schlüssel hat die falsche Länge.</translation>
    </message>
    <message>
        <source>The report ends before anything differs.</source>
        <translation>Der Bericht endet, bevor sich etwas unterscheidet.</translation>
    </message>
    <message>
        <source>The report is about another audit than the one that was asked for.</source>
        <translation>Der Bericht handelt von einer anderen Prüfung als der verlangten.</translation>
    </message>
    <message>
        <source>The report is about another dispute than the one that was asked for.</source>
        <translation>Der Bericht handelt von einem anderen Streitfall als dem, um den es ging.</translation>
    </message>
    <message>
        <source>The report&apos;s relative error is no number.</source>
        <translation>Der relative Fehler im Bericht ist keine Zahl.</translation>
    </message>
    <message>
        <source>The result has %1 bytes instead of %2, so it was not used. Send it again.</source>
        <translation>Das Ergebnis hat %1 Byte statt %2 und wurde deshalb nicht benutzt. Sende es noch einmal.</translation>
    </message>
    <message>
        <source>The result holds NaN, infinity or a value near it and can&apos;t be sent. Run the unit again.</source>
        <translation>Das Ergebnis enthält unmögliche Zahlen (NaN, unendlich oder fast unendlich) und kann nicht gesendet werden. Mach das Arbeitsstück noch einmal.</translation>
    </message>
    <message>
        <source>The result holds a scale that no honest run gives, so it was not used. Run the unit again.</source>
        <translation>Das Ergebnis enthält einen Maßstab, der bei ehrlicher Arbeit nicht herauskommt; deshalb wurde es nicht benutzt. Mach das Arbeitsstück noch einmal.</translation>
    </message>
    <message>
        <source>The result is far larger or smaller than those of other units, so it was not used.</source>
        <translation>Das Ergebnis ist viel größer oder kleiner als das anderer Arbeitsstücke; deshalb wurde es nicht benutzt.</translation>
    </message>
    <message>
        <source>The result was handed in; the project checks it.</source>
        <translation>Das Ergebnis wurde abgegeben; das Projekt prüft es.</translation>
    </message>
    <message>
        <source>The same piece of work was done elsewhere meanwhile, so it is not needed.</source>
        <translation>Dasselbe Arbeitsstück wurde inzwischen anderswo gemacht; deshalb wird es nicht gebraucht.</translation>
    </message>
    <message>
        <source>The server of updates did not answer in time.</source>
        <translation>Der Server für Aktualisierungen hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The session has ended. Enrol again.</source>
        <translation>Die Sitzung ist zu Ende. Melde dich neu an.</translation>
    </message>
    <message>
        <source>The speed of the fan always reads the same, so your limit of %1 can’t be watched.</source>
        <translation>Für die Drehzahl des Lüfters wird immer derselbe Wert gemeldet; deshalb lässt sich deine Grenze von %1 nicht überwachen.</translation>
    </message>
    <message>
        <source>The speed of the fan can’t be read, so your limit of %1 can’t be watched.</source>
        <translation>Die Drehzahl des Lüfters lässt sich nicht ablesen; deshalb lässt sich deine Grenze von %1 nicht überwachen.</translation>
    </message>
    <message>
        <source>The speed of the fan reads as something impossible, so your limit of %1 can’t be watched.</source>
        <translation>Für die Drehzahl des Lüfters wird ein unmöglicher Wert gemeldet; deshalb lässt sich deine Grenze von %1 nicht überwachen.</translation>
    </message>
    <message>
        <source>The state to start from %1.</source>
        <translation>Der Stand, von dem aus begonnen wird, %1.</translation>
    </message>
    <message>
        <source>The system does not keep the clock right over the network, so it may be wrong.</source>
        <translation>Das System stellt die Uhr nicht über das Netz; sie kann also falsch gehen.</translation>
    </message>
    <message>
        <source>The system keeps the clock right over the network.</source>
        <translation>Das System stellt die Uhr über das Netz.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring answers. This computer&apos;s key is made when a project is joined.</source>
        <translation>Der Schlüsselbund des Systems antwortet. Der Schlüssel dieses Computers entsteht, wenn du einem Projekt beitrittst.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not answer. This computer&apos;s key is made when a project is joined, and then kept in a file that only you can read.</source>
        <translation>Der Schlüsselbund des Systems antwortet nicht. Der Schlüssel dieses Computers entsteht, wenn du einem Projekt beitrittst, und liegt dann in einer Datei, die nur du lesen kannst.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring, in which this computer&apos;s key is, does not answer.</source>
        <translation>Der Schlüsselbund des Systems, in dem der Schlüssel dieses Computers liegt, antwortet nicht.</translation>
    </message>
    <message>
        <source>The temperature always reads the same, so your limit of %1 can’t be watched.</source>
        <translation>Für die Temperatur wird immer derselbe Wert gemeldet; deshalb lässt sich deine Grenze von %1 nicht überwachen.</translation>
    </message>
    <message>
        <source>The temperature can’t be read, so your limit of %1 can’t be watched.</source>
        <translation>Die Temperatur lässt sich nicht ablesen; deshalb lässt sich deine Grenze von %1 nicht überwachen.</translation>
    </message>
    <message>
        <source>The temperature reads as something impossible, so your limit of %1 can’t be watched.</source>
        <translation>Für die Temperatur wird ein unmöglicher Wert gemeldet; deshalb lässt sich deine Grenze von %1 nicht überwachen.</translation>
    </message>
    <message>
        <source>The training part came up, but said nothing within two minutes.</source>
        <translation>Der Rechenteil ist gestartet, hat aber zwei Minuten lang nichts gesagt.</translation>
    </message>
    <message>
        <source>The training part does not answer, so the text was given up. Try again.</source>
        <translation>Der Rechenteil antwortet nicht; deshalb wurde der Text aufgegeben. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The training part ended in the middle of the known steps.</source>
        <translation>Der Rechenteil endete mitten in den bekannten Schritten.</translation>
    </message>
    <message>
        <source>The training part ended unexpectedly. Potluck starts it again where it stopped.</source>
        <translation>Der Rechenteil hat sich unerwartet beendet. Potluck startet ihn wieder, und er macht weiter, wo er war.</translation>
    </message>
    <message>
        <source>The training part failed in a way that was not foreseen (%1: %2). Please report it with the log.</source>
        <translation>Der Rechenteil ist auf eine Weise gescheitert, mit der niemand gerechnet hat (%1: %2). Bitte melde es zusammen mit dem Protokoll.</translation>
    </message>
    <message>
        <source>The training part gave back a result for another piece of work.</source>
        <translation>Der Rechenteil gab ein Ergebnis für ein anderes Arbeitsstück zurück.</translation>
    </message>
    <message>
        <source>The training part has done nothing for an hour, so it is started again.</source>
        <translation>Der Rechenteil hat eine Stunde lang nichts getan; deshalb wird er neu gestartet.</translation>
    </message>
    <message>
        <source>The training part has ended. Potluck starts it again by itself.</source>
        <translation>Der Rechenteil hat sich beendet. Potluck startet ihn von selbst wieder.</translation>
    </message>
    <message>
        <source>The try was not counted.</source>
        <translation>Der Versuch wurde nicht gezählt.</translation>
    </message>
    <message>
        <source>The unit ended while its payload was being sent, so it is not needed any more.</source>
        <translation>Das Arbeitsstück endete, während sein Ergebnis gesendet wurde; deshalb wird es nicht mehr gebraucht.</translation>
    </message>
    <message>
        <source>The unit has %1 steps, which is not in whole segments of %2, so it was not started. Tell the organiser.</source>
        <translation>Das Arbeitsstück hat %1 Schritte; das geht nicht in ganzen Abschnitten von %2 auf. Deshalb wurde es nicht begonnen. Sag der Projektleitung Bescheid.</translation>
    </message>
    <message>
        <source>The unit&apos;s name has the wrong length.</source>
        <translation>Der Name des Arbeitsstücks hat die falsche Länge.</translation>
    </message>
    <message>
        <source>The update names a file “%1” of a version “%2”, which can&apos;t be. Nothing was installed.</source>
        <translation>Die Aktualisierung nennt eine Datei „%1“ einer Version „%2“, die es nicht geben kann. Nichts wurde installiert.</translation>
    </message>
    <message>
        <source>The update server answers with %1 of an earlier day than before (%2). Somebody may want to give you an old version; nothing was installed.</source>
        <translation>Der Aktualisierungs-Server antwortet mit %1 von einem früheren Tag als zuvor (%2). Vielleicht will dir jemand eine alte Version geben; nichts wurde installiert.</translation>
    </message>
    <message>
        <source>The update server does not offer %1, though it should. Potluck tries again later.</source>
        <translation>Der Aktualisierungs-Server bietet %1 nicht an, obwohl er es sollte. Potluck versucht es später wieder.</translation>
    </message>
    <message>
        <source>The update server lacks %1. Potluck tries again later. If you chose the address of updates in the network settings yourself, check it.</source>
        <translation>Dem Aktualisierungs-Server fehlt %1. Potluck versucht es später wieder. Wenn du die Adresse der Aktualisierungen in den Netzwerk-Einstellungen selbst gewählt hast, prüfe sie.</translation>
    </message>
    <message>
        <source>The update server sends %1 too slowly. Potluck tries again later.</source>
        <translation>Der Aktualisierungs-Server sendet %1 zu langsam. Potluck versucht es später wieder.</translation>
    </message>
    <message>
        <source>The update server sends more of %1 than there can be. Nothing was installed.</source>
        <translation>Der Aktualisierungs-Server sendet mehr von %1, als es geben kann. Nichts wurde installiert.</translation>
    </message>
    <message>
        <source>The update to version %1 failed, and the version before works on.</source>
        <translation>Die Aktualisierung auf Version %1 ist gescheitert, und die Version davor arbeitet weiter.</translation>
    </message>
    <message>
        <source>The update was stopped. What was fetched is kept.</source>
        <translation>Die Aktualisierung wurde angehalten. Was geholt wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The upload has to go on at byte %1, not %2. Ask for the offset first.</source>
        <translation>Das Hochladen muss bei Byte %1 weitergehen, nicht bei %2. Frag zuerst nach der Stelle.</translation>
    </message>
    <message>
        <source>The upload has to go on at byte %1. Ask for the offset first.</source>
        <translation>Das Hochladen muss bei Byte %1 weitergehen. Frag zuerst nach der Stelle.</translation>
    </message>
    <message>
        <source>The upload was silent for too long. Go on where it stopped.</source>
        <translation>Das Hochladen stand zu lange still. Mach dort weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>The weights have no %1 of shape %2, so they belong to another model. Use weights of this project.</source>
        <translation>In den Gewichten fehlt %1 mit der Form %2; sie gehören also zu einem anderen Modell. Benutze die Gewichte dieses Projekts.</translation>
    </message>
    <message>
        <source>The window can&apos;t open, since a part of it can&apos;t be loaded: %1.</source>
        <translation>Das Fenster kann nicht aufgehen, weil sich ein Teil davon nicht laden lässt: %1.</translation>
    </message>
    <message>
        <source>The window can&apos;t open, since this system lacks a library: %1.</source>
        <translation>Das Fenster kann nicht aufgehen, weil diesem System eine Bibliothek fehlt: %1.</translation>
    </message>
    <message>
        <source>The window is not installed; Potluck works from the terminal.</source>
        <translation>Das Fenster ist nicht installiert; Potluck geht vom Terminal aus.</translation>
    </message>
    <message>
        <source>The window&apos;s parts</source>
        <translation>Die Teile des Fensters</translation>
    </message>
    <message>
        <source>The work in hand is finished, so Potluck paused, as you asked.</source>
        <translation>Die begonnene Arbeit ist fertig; deshalb pausiert Potluck, wie du wolltest.</translation>
    </message>
    <message>
        <source>There are %1 more like that; setup.log names all.</source>
        <translation>Das gilt für %1 weitere; setup.log nennt alle.</translation>
    </message>
    <message>
        <source>There are more than %1 spans of hours. Join some of them.</source>
        <translation>Es gibt mehr als %1 Zeitspannen. Fass einige davon zusammen.</translation>
    </message>
    <message>
        <source>There is a newer version of Potluck: %1.</source>
        <translation>Es gibt eine neuere Version von Potluck: %1.</translation>
    </message>
    <message>
        <source>There is no desktop here that could show Potluck&apos;s icon.</source>
        <translation>Hier gibt es keine Arbeitsumgebung, die das Symbol von Potluck zeigen könnte.</translation>
    </message>
    <message>
        <source>There is no device here that could work.</source>
        <translation>Hier gibt es kein Gerät, das arbeiten könnte.</translation>
    </message>
    <message>
        <source>There is no device “%1” in this computer now.</source>
        <translation>In diesem Computer gibt es im Moment kein Gerät „%1“.</translation>
    </message>
    <message>
        <source>There is no power helper for this system. Potluck keeps to your watts by resting in between.</source>
        <translation>Für dieses System gibt es keinen Leistungshelfer. Potluck hält deine Watt durch Pausen zwischendurch ein.</translation>
    </message>
    <message>
        <source>There is no preset called “%1”. The presets are: %2.</source>
        <translation>Es gibt keine Voreinstellung namens „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no setting called “%1”. The settings are: %2.</source>
        <translation>Es gibt keine Einstellung namens „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no setting “%1”.</source>
        <translation>Es gibt keine Einstellung „%1“.</translation>
    </message>
    <message>
        <source>There is nothing to do: Potluck tries again with the next version.</source>
        <translation>Du musst nichts tun: Potluck versucht es mit der nächsten Version wieder.</translation>
    </message>
    <message>
        <source>There was no answer within %1 seconds.</source>
        <translation>Innerhalb von %1 Sekunden kam keine Antwort.</translation>
    </message>
    <message>
        <source>This Potluck does not update itself. Update it in the way in which you installed it.</source>
        <translation>Dieses Potluck aktualisiert sich nicht selbst. Aktualisiere es auf dem Weg, auf dem du es installiert hast.</translation>
    </message>
    <message>
        <source>This Potluck runs from an environment of your own, which you keep up to date yourself.</source>
        <translation>Dieses Potluck läuft in einer eigenen Umgebung von dir, die du selbst auf dem neuesten Stand hältst.</translation>
    </message>
    <message>
        <source>This build of Potluck can&apos;t tell real updates from others. Get a newer one.</source>
        <translation>Diese Ausgabe von Potluck kann echte Aktualisierungen nicht von anderen unterscheiden. Hol dir eine neuere.</translation>
    </message>
    <message>
        <source>This build of Potluck has no update server. Get a newer one by hand.</source>
        <translation>Diese Ausgabe von Potluck hat keinen Aktualisierungs-Server. Hol dir eine neuere von Hand.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks a newer version than this Potluck. Install the newest Potluck in the way in which you installed this one; nothing is lost meanwhile.</source>
        <translation>Der Server dieser Gemeinschaft spricht eine neuere Version als dieses Potluck. Installiere das neueste Potluck auf dem Weg, auf dem du dieses installiert hast; solange geht nichts verloren.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks a newer version than this Potluck. Potluck updates itself first, and goes on by itself.</source>
        <translation>Der Server dieser Gemeinschaft spricht eine neuere Version als dieses Potluck. Potluck aktualisiert sich erst und macht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks a newer version than this Potluck. Update Potluck.</source>
        <translation>Der Server dieser Gemeinschaft spricht eine neuere Version als dieses Potluck. Aktualisiere Potluck.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks an older version than this Potluck, so its organiser has to update it. Nothing is lost; Potluck tries again by itself.</source>
        <translation>Der Server dieser Gemeinschaft spricht eine ältere Version als dieses Potluck, deshalb muss die Projektleitung ihn aktualisieren. Nichts geht verloren; Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks an older version than this Potluck. Its organiser has to update it.</source>
        <translation>Der Server dieser Gemeinschaft spricht eine ältere Version als dieses Potluck. Die Projektleitung muss ihn aktualisieren.</translation>
    </message>
    <message>
        <source>This computer computes wrongly: %1 came to another result than every computer must get.</source>
        <translation>Dieser Computer rechnet falsch: %1 kam zu einem anderen Ergebnis, als jeder Computer es haben muss.</translation>
    </message>
    <message>
        <source>This computer has a graphics card (%1), but PyTorch %2 is not built for it, so only the processor trains.</source>
        <translation>Dieser Computer hat eine Grafikkarte (%1), aber PyTorch %2 ist nicht für sie gemacht; deshalb trainiert nur der Prozessor.</translation>
    </message>
    <message>
        <source>This computer has a graphics card by NVIDIA, but its driver does not answer, so it can&apos;t train.</source>
        <translation>Dieser Computer hat eine Grafikkarte von NVIDIA, aber ihr Treiber antwortet nicht; sie kann deshalb nicht trainieren.</translation>
    </message>
    <message>
        <source>This computer has left many units unfinished. Potluck asks again by itself.</source>
        <translation>Dieser Computer hat viele Arbeitsstücke nicht zu Ende gebracht. Potluck fragt von selbst wieder nach.</translation>
    </message>
    <message>
        <source>This computer has no device called “%1”. Its devices are: %2.</source>
        <translation>Dieser Computer hat kein Gerät namens „%1“. Seine Geräte sind: %2.</translation>
    </message>
    <message>
        <source>This computer has no such lease.</source>
        <translation>Dieser Computer hat keine solche Zuteilung.</translation>
    </message>
    <message>
        <source>This computer has too many calls open at once. Wait until some have ended.</source>
        <translation>Dieser Computer hat zu viele Verbindungen auf einmal offen. Warte, bis einige beendet sind.</translation>
    </message>
    <message>
        <source>This computer holds as many units as one may. Finish some first.</source>
        <translation>Dieser Computer hat so viele Arbeitsstücke, wie man haben darf. Mach zuerst einige fertig.</translation>
    </message>
    <message>
        <source>This computer&apos;s key</source>
        <translation>Der Schlüssel dieses Computers</translation>
    </message>
    <message>
        <source>This computer&apos;s key can&apos;t be read now, so nobody knows if it names this one.</source>
        <translation>Der Schlüssel dieses Computers lässt sich gerade nicht lesen; deshalb weiß niemand, ob der Beleg diesen Computer nennt.</translation>
    </message>
    <message>
        <source>This computer&apos;s key in %1 could not be read or kept (%2). Check that the folder belongs to you and that its disk has room.</source>
        <translation>Der Schlüssel dieses Computers in %1 ließ sich nicht lesen oder aufbewahren (%2). Prüfe, ob der Ordner dir gehört und ob auf seiner Festplatte Platz ist.</translation>
    </message>
    <message>
        <source>This computer&apos;s key in %1 is damaged. Put back a copy if you have one; if not, remove it to begin with a new key, under which past contribution is not counted.</source>
        <translation>Der Schlüssel dieses Computers in %1 ist beschädigt. Leg eine Kopie zurück, wenn du eine hast; wenn nicht, entferne ihn, um mit einem neuen Schlüssel zu beginnen. Dein bisheriger Beitrag zählt dann nicht mehr.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is in a file that only you can read. Copy it to keep it.</source>
        <translation>Der Schlüssel dieses Computers liegt in einer Datei, die nur du lesen kannst. Kopiere sie, um ihn aufzubewahren.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is in the system&apos;s keyring, but %1=file asks for a file. Unset it, or remove %2 to begin with a new key in a file.</source>
        <translation>Der Schlüssel dieses Computers liegt im Schlüsselbund des Systems, aber %1=file verlangt eine Datei. Nimm diese Einstellung zurück, oder entferne %2, um mit einem neuen Schlüssel in einer Datei zu beginnen.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is in the system&apos;s keyring, which did not give it (%1). Unlock the keyring and start Potluck again; if the key is lost, remove %2 to begin with a new one.</source>
        <translation>Der Schlüssel dieses Computers liegt im Schlüsselbund des Systems, der ihn nicht herausgab (%1). Entsperre den Schlüsselbund und starte Potluck noch einmal; ist der Schlüssel verloren, entferne %2, um mit einem neuen zu beginnen.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is in the system&apos;s keyring, which gives it.</source>
        <translation>Der Schlüssel dieses Computers liegt im Schlüsselbund des Systems, der ihn herausgibt.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is still in the system&apos;s keyring (%1). It is called “%2” there, and you may delete it by hand.</source>
        <translation>Der Schlüssel dieses Computers ist noch im Schlüsselbund des Systems (%1). Er heißt dort „%2“, und du kannst ihn von Hand löschen.</translation>
    </message>
    <message>
        <source>This computer&apos;s public key. It was made by chance and says nothing about you.</source>
        <translation>Der öffentliche Schlüssel dieses Computers. Er entstand durch Zufall und sagt nichts über dich.</translation>
    </message>
    <message>
        <source>This counts only with “Also on battery”.</source>
        <translation>Das gilt nur zusammen mit „Auch im Akkubetrieb“.</translation>
    </message>
    <message>
        <source>This counts only with “Hours of cheap electricity”.</source>
        <translation>Das gilt nur zusammen mit „Stunden mit billigem Strom“.</translation>
    </message>
    <message>
        <source>This counts only with “Only when I am away”.</source>
        <translation>Das gilt nur zusammen mit „Nur wenn ich weg bin“.</translation>
    </message>
    <message>
        <source>This counts only with “Use this device”.</source>
        <translation>Das gilt nur zusammen mit „Dieses Gerät benutzen“.</translation>
    </message>
    <message>
        <source>This desktop shows no icons of programs without an extension. The window has everything that the icon&apos;s menu has.</source>
        <translation>Diese Arbeitsumgebung zeigt ohne Erweiterung keine Symbole von Programmen. Das Fenster hat alles, was das Menü des Symbols hat.</translation>
    </message>
    <message>
        <source>This device has too little free memory for this model. Close other programs that use it, raise its share of memory in your limits, or join a project with a smaller model.</source>
        <translation>Dieses Gerät hat für dieses Modell zu wenig freien Speicher. Schließ andere Programme, die ihn belegen, erhöhe in deinen Grenzen seinen Speicheranteil, oder tritt einem Projekt mit einem kleineren Modell bei.</translation>
    </message>
    <message>
        <source>This device is paused until %1 has ended.</source>
        <translation>Dieses Gerät pausiert, bis %1 beendet ist.</translation>
    </message>
    <message>
        <source>This device is paused until the time that you chose.</source>
        <translation>Dieses Gerät pausiert bis zu der Zeit, die du gewählt hast.</translation>
    </message>
    <message>
        <source>This device is paused until you resume it.</source>
        <translation>Dieses Gerät pausiert, bis du es fortsetzt.</translation>
    </message>
    <message>
        <source>This device is switched off in your limits.</source>
        <translation>Dieses Gerät ist in deinen Grenzen ausgeschaltet.</translation>
    </message>
    <message>
        <source>This file is not here, or not any more.</source>
        <translation>Diese Datei ist nicht hier, oder nicht mehr.</translation>
    </message>
    <message>
        <source>This history has more than %1 entries. Ask for fewer days at once, or for longer steps.</source>
        <translation>Dieser Zeitraum hat mehr als %1 Einträge. Frag nach weniger Tagen auf einmal oder nach längeren Abständen.</translation>
    </message>
    <message>
        <source>This invite link has no %1. Copy it again, whole.</source>
        <translation>In diesem Einladungslink fehlt etwas (%1). Kopiere ihn noch einmal, und zwar ganz.</translation>
    </message>
    <message>
        <source>This invite link has no fingerprint, so the connection could not be protected. Ask the organiser for a new link.</source>
        <translation>Dieser Einladungslink hat keinen Fingerabdruck; deshalb ließ sich die Verbindung nicht schützen. Bitte die Projektleitung um einen neuen Link.</translation>
    </message>
    <message>
        <source>This is no state that both sides of the dispute have signed.</source>
        <translation>Das ist kein Stand, den beide Seiten des Streitfalls unterschrieben haben.</translation>
    </message>
    <message>
        <source>This is not an invite link. Copy it again, whole.</source>
        <translation>Das ist kein Einladungslink. Kopiere ihn noch einmal, und zwar ganz.</translation>
    </message>
    <message>
        <source>This is not an invite link. It should start with potluck://join – ask the organiser for it.</source>
        <translation>Das ist kein Einladungslink. Er sollte mit potluck://join beginnen – bitte die Projektleitung darum.</translation>
    </message>
    <message>
        <source>This is not the key of a project.</source>
        <translation>Das ist nicht der Schlüssel eines Projekts.</translation>
    </message>
    <message>
        <source>This is the newest version of Potluck.</source>
        <translation>Das ist die neueste Version von Potluck.</translation>
    </message>
    <message>
        <source>This is too long for an invite link. Copy only the link itself.</source>
        <translation>Das ist zu lang für einen Einladungslink. Kopiere nur den Link selbst.</translation>
    </message>
    <message>
        <source>This lease has ended and its unit is with somebody else, so the result is not needed.</source>
        <translation>Diese Zuteilung ist beendet, und ihr Arbeitsstück liegt bei jemand anderem; deshalb wird das Ergebnis nicht gebraucht.</translation>
    </message>
    <message>
        <source>This lease has ended, and this device may not have its unit back.</source>
        <translation>Diese Zuteilung ist beendet, und dieses Gerät darf das Arbeitsstück nicht zurückbekommen.</translation>
    </message>
    <message>
        <source>This link leads to the Practice of a computer, which only that computer can use. Start your own Practice instead.</source>
        <translation>Dieser Link führt zum Übungsprojekt eines Computers, das nur dieser Computer benutzen kann. Starte stattdessen dein eigenes.</translation>
    </message>
    <message>
        <source>This piece of work could not be done on this computer.</source>
        <translation>Dieses Arbeitsstück ließ sich auf diesem Computer nicht machen.</translation>
    </message>
    <message>
        <source>This piece of work is not needed any more.</source>
        <translation>Dieses Arbeitsstück wird nicht mehr gebraucht.</translation>
    </message>
    <message>
        <source>This piece of work is yours; its files come next.</source>
        <translation>Dieses Arbeitsstück gehört dir; seine Dateien kommen als Nächstes.</translation>
    </message>
    <message>
        <source>This piece of work took more of this computer&apos;s memory than your limits allow, so it was stopped.</source>
        <translation>Dieses Arbeitsstück brauchte mehr Arbeitsspeicher dieses Computers, als deine Grenzen erlauben, und wurde deshalb angehalten.</translation>
    </message>
    <message>
        <source>This piece of work was given back: fetching it and sending its result would take more data than your limit leaves for this month.</source>
        <translation>Dieses Arbeitsstück wurde zurückgegeben: Es zu holen und sein Ergebnis zu senden, würde mehr Daten brauchen, als deine Grenze für diesen Monat noch übrig lässt.</translation>
    </message>
    <message>
        <source>This program may not talk to Potluck: it did not show the token of the data folder.</source>
        <translation>Dieses Programm darf nicht mit Potluck sprechen: Es hat den Ausweis aus dem Datenordner nicht gezeigt.</translation>
    </message>
    <message>
        <source>This project can be reached again.</source>
        <translation>Dieses Projekt ist wieder erreichbar.</translation>
    </message>
    <message>
        <source>This project computes with the same bits on every device, and a trial on this graphics card gave others (%1). Update its driver, or lend the processor instead.</source>
        <translation>Dieses Projekt rechnet auf jedem Gerät bis ins Letzte gleich, und eine Probe auf dieser Grafikkarte ergab etwas anderes (%1). Aktualisiere ihren Treiber, oder leih stattdessen den Prozessor her.</translation>
    </message>
    <message>
        <source>This project is out of reach.</source>
        <translation>Dieses Projekt ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>This project needs %1 of disk space, more than the %2 that your limits give to Potluck. Raise “Most space for Potluck”, or leave the project.</source>
        <translation>Dieses Projekt braucht %1 Speicherplatz, mehr als die %2, die deine Grenzen Potluck geben. Erhöhe „Speicherplatz für Potluck“, oder verlass das Projekt.</translation>
    </message>
    <message>
        <source>This project&apos;s model writes in pieces of words whose list is not on this computer, so it can&apos;t be tried here.</source>
        <translation>Das Modell dieses Projekts schreibt in Wortstücken, deren Liste nicht auf diesem Computer ist; deshalb kannst du es hier nicht ausprobieren.</translation>
    </message>
    <message>
        <source>This project&apos;s model writes in pieces of words, for which this computer lacks a part. Install it with: pip install tokenizers.</source>
        <translation>Das Modell dieses Projekts schreibt in Wortstücken; dafür fehlt diesem Computer ein Programmteil. Installiere ihn mit: pip install tokenizers.</translation>
    </message>
    <message>
        <source>This receipt is damaged and can&apos;t be read.</source>
        <translation>Dieser Beleg ist beschädigt und lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>This receipt is larger than any real one, so it was not read.</source>
        <translation>Dieser Beleg ist größer als jeder echte und wurde deshalb nicht gelesen.</translation>
    </message>
    <message>
        <source>This receipt is not signed by the project, so it proves nothing.</source>
        <translation>Dieser Beleg ist nicht vom Projekt unterschrieben und beweist deshalb nichts.</translation>
    </message>
    <message>
        <source>This release of Potluck has no build of PyTorch %1 (%2).</source>
        <translation>Diese Ausgabe von Potluck hat kein PyTorch %1 (%2).</translation>
    </message>
    <message>
        <source>This round has all the work it needs. The next begins when that is checked.</source>
        <translation>Diese Runde hat alle Arbeit, die sie braucht. Die nächste beginnt, wenn diese geprüft ist.</translation>
    </message>
    <message>
        <source>This system does not say whether its clock is kept right.</source>
        <translation>Dieses System sagt nicht, ob seine Uhr gestellt wird.</translation>
    </message>
    <message>
        <source>This system has no keyring. This computer&apos;s key is made when a project is joined, and then kept in a file that only you can read.</source>
        <translation>Dieses System hat keinen Schlüsselbund. Der Schlüssel dieses Computers entsteht, wenn du einem Projekt beitrittst, und liegt dann in einer Datei, die nur du lesen kannst.</translation>
    </message>
    <message>
        <source>This took more of this computer&apos;s memory than your limits allow beside the work, so it was stopped.</source>
        <translation>Dafür wurde neben der Arbeit mehr Arbeitsspeicher dieses Computers gebraucht, als deine Grenzen erlauben; deshalb wurde es angehalten.</translation>
    </message>
    <message>
        <source>This unit was given back too often, so it is not handed out any more.</source>
        <translation>Dieses Arbeitsstück wurde zu oft zurückgegeben und wird deshalb nicht mehr vergeben.</translation>
    </message>
    <message>
        <source>This version of Potluck does not know that command. Update the app.</source>
        <translation>Diese Version von Potluck kennt diesen Befehl nicht. Aktualisiere die App.</translation>
    </message>
    <message>
        <source>This version of Potluck does not know that step of history. Update the app.</source>
        <translation>Diese Version von Potluck kennt diesen Zeitabstand nicht. Aktualisiere die App.</translation>
    </message>
    <message>
        <source>Training for %1.</source>
        <translation>Trainiert für %1.</translation>
    </message>
    <message>
        <source>Training is done; the result is being sealed.</source>
        <translation>Das Training ist fertig; das Ergebnis wird versiegelt.</translation>
    </message>
    <message>
        <source>Training is on hold; it goes on where it stopped.</source>
        <translation>Das Training steht still; es geht dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>Training now.</source>
        <translation>Trainiert jetzt.</translation>
    </message>
    <message>
        <source>Trying this model takes %1 GB of memory, more than is free now or than your limits give to Potluck. Close other programs or raise “Memory”.</source>
        <translation>Dieses Modell auszuprobieren, braucht %1&#xa0;GB Arbeitsspeicher, mehr, als gerade frei ist oder als deine Grenzen Potluck geben. Schließ andere Programme, oder erhöhe „Arbeitsspeicher“.</translation>
    </message>
    <message>
        <source>Undo overclocking of the processor, the memory or the graphics card, update its driver, and test the memory (for example with Memtest86+). Until then let this device rest: what it computes would be turned down.</source>
        <translation>Nimm Übertaktung von Prozessor, Arbeitsspeicher oder Grafikkarte zurück, aktualisiere den Treiber und teste den Arbeitsspeicher (zum Beispiel mit Memtest86+). Lass dieses Gerät bis dahin ruhen: Was es rechnet, würde abgelehnt.</translation>
    </message>
    <message>
        <source>Unhurried: a piece of work of Practice takes about %1.</source>
        <translation>Gemächlich: Ein Arbeitsstück des Übungsprojekts dauert etwa %1.</translation>
    </message>
    <message>
        <source>Unlock the system&apos;s keyring, for example by logging in anew, and look again.</source>
        <translation>Entsperre den Schlüsselbund des Systems, zum Beispiel indem du dich neu anmeldest, und prüf noch einmal.</translation>
    </message>
    <message>
        <source>Update by itself</source>
        <translation>Von selbst aktualisieren</translation>
    </message>
    <message>
        <source>Update the device&apos;s driver and look again, or switch this device off in your limits.</source>
        <translation>Aktualisiere den Treiber des Geräts und prüf noch einmal, oder schalte dieses Gerät in deinen Grenzen ab.</translation>
    </message>
    <message>
        <source>Update the graphics card&apos;s driver, and restart the computer.</source>
        <translation>Aktualisiere den Treiber der Grafikkarte und starte den Computer neu.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>Use a Python from 3.11 to 3.13.</source>
        <translation>Nimm ein Python von 3.11 bis 3.13.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck could not be made ready: %2 This version works on, and Potluck tries again by itself.</source>
        <translation>Version %1 von Potluck konnte nicht bereitgestellt werden: %2 Diese Version arbeitet weiter, und Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck could not take over: %2 This version works on, and Potluck tries again by itself.</source>
        <translation>Version %1 von Potluck konnte nicht übernehmen: %2 Diese Version arbeitet weiter, und Potluck versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck did not work on this computer: %2 The version before stays in use, and nothing is lost.</source>
        <translation>Version %1 von Potluck funktionierte auf diesem Computer nicht: %2 Die Version davor bleibt in Gebrauch, und nichts ist verloren.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is fetched and ready.</source>
        <translation>Version %1 von Potluck ist geholt und bereit.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is ready. It takes over after the work in hand.</source>
        <translation>Version %1 von Potluck ist bereit. Sie übernimmt nach der laufenden Arbeit.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is ready. It takes over between two pieces of work, and one is on hold now.</source>
        <translation>Version %1 von Potluck ist bereit. Sie übernimmt zwischen zwei Arbeitsstücken, und eines ruht gerade.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is ready. It takes over once Potluck works in the background and not for a command in a terminal.</source>
        <translation>Version %1 von Potluck ist bereit. Sie übernimmt, sobald Potluck im Hintergrund arbeitet und nicht für einen Befehl im Terminal.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is there, and is fetched now.</source>
        <translation>Version %1 von Potluck ist da und wird jetzt geholt.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is there. It is fetched once your limits of the network allow it.</source>
        <translation>Version %1 von Potluck ist da. Sie wird geholt, sobald deine Grenzen für das Netz es erlauben.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is there. It is fetched when you say so.</source>
        <translation>Version %1 von Potluck ist da. Sie wird geholt, wenn du es sagst.</translation>
    </message>
    <message>
        <source>Version %1 takes over now. Potluck is back in about a minute.</source>
        <translation>Version %1 übernimmt jetzt. Potluck ist in etwa einer Minute wieder da.</translation>
    </message>
    <message>
        <source>Version of Potluck; the first work of a new one is checked more.</source>
        <translation>Version von Potluck; die erste Arbeit einer neuen wird genauer geprüft.</translation>
    </message>
    <message>
        <source>Version of the language that both sides speak.</source>
        <translation>Version der Sprache, die beide Seiten sprechen.</translation>
    </message>
    <message>
        <source>Version of the library that calculates.</source>
        <translation>Version der Programmbibliothek, die rechnet.</translation>
    </message>
    <message>
        <source>Waiting until electricity gets cheap.</source>
        <translation>Wartet, bis der Strom billig wird.</translation>
    </message>
    <message>
        <source>Waiting until nobody has used this computer for %1 minutes.</source>
        <translation>Wartet, bis diesen Computer %1 Minuten lang niemand benutzt hat.</translation>
    </message>
    <message>
        <source>Waiting until nobody has used this computer for 1 minute.</source>
        <translation>Wartet, bis diesen Computer 1 Minute lang niemand benutzt hat.</translation>
    </message>
    <message>
        <source>Waiting until this computer is plugged in, because its battery is below %1 %.</source>
        <translation>Wartet, bis dieser Computer am Strom hängt, weil sein Akku unter %1&#xa0;% ist.</translation>
    </message>
    <message>
        <source>Waiting until you have been logged in for %1 minutes.</source>
        <translation>Wartet, bis du seit %1 Minuten angemeldet bist.</translation>
    </message>
    <message>
        <source>Waiting until you have been logged in for 1 minute.</source>
        <translation>Wartet, bis du seit 1 Minute angemeldet bist.</translation>
    </message>
    <message>
        <source>Unlock this computer&apos;s keyring and look at the folder&apos;s permissions; Potluck asks for the key again by itself.</source>
        <translation>Entsperre den Schlüsselbund dieses Computers und sieh dir die Zugriffsrechte des Ordners an; Potluck fragt von selbst wieder nach dem Schlüssel.</translation>
    </message>
    <message>
        <source>The journal %1 was written by a newer version of Potluck. Update the app; the file was left as it is.</source>
        <translation>Das Journal %1 wurde von einer neueren Version von Potluck geschrieben. Aktualisiere die App; die Datei blieb, wie sie war.</translation>
    </message>
    <message>
        <source>Use this device</source>
        <translation>Dieses Gerät benutzen</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>Waiting for a network that does not cost by the amount of data.</source>
        <translation>Wartet auf ein Netz, das nicht nach Datenmenge kostet.</translation>
    </message>
    <message>
        <source>Waiting for cheap electricity, but you have not said when that is. Add its hours under Limits.</source>
        <translation>Wartet auf billigen Strom, aber du hast nicht gesagt, wann er billig ist. Trag die Stunden unter „Grenzen“ ein.</translation>
    </message>
    <message>
        <source>Waiting for the next month: what your limits let it fetch and send in one is used up.</source>
        <translation>Wartet auf den nächsten Monat: Was deine Grenzen in einem Monat zu holen und zu senden erlauben, ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Waiting for the project to have work.</source>
        <translation>Wartet, bis das Projekt Arbeit hat.</translation>
    </message>
    <message>
        <source>Waiting until %1 GB of disk space are free; now it is %2 GB.</source>
        <translation>Wartet, bis %1&#xa0;GB Speicherplatz frei sind; im Moment sind es %2&#xa0;GB.</translation>
    </message>
    <message>
        <source>Waiting until %1 has ended.</source>
        <translation>Wartet, bis %1 beendet ist.</translation>
    </message>
    <message>
        <source>Waiting until no program fills the screen any more.</source>
        <translation>Wartet, bis kein Programm mehr den Bildschirm füllt.</translation>
    </message>
    <message>
        <source>Waiting until other programs leave %1 GB of memory free.</source>
        <translation>Wartet, bis andere Programme %1&#xa0;GB Arbeitsspeicher frei lassen.</translation>
    </message>
    <message>
        <source>Waiting until the hours that you set begin.</source>
        <translation>Wartet, bis die Stunden beginnen, die du eingestellt hast.</translation>
    </message>
    <message>
        <source>Waiting until the microphone and the camera are not in use.</source>
        <translation>Wartet, bis Mikrofon und Kamera nicht benutzt werden.</translation>
    </message>
    <message>
        <source>Waiting until the presentation is over.</source>
        <translation>Wartet, bis die Präsentation vorbei ist.</translation>
    </message>
    <message>
        <source>Waiting until this computer is plugged in.</source>
        <translation>Wartet, bis dieser Computer am Strom hängt.</translation>
    </message>
    <message>
        <source>Waiting until this device is back; this computer does not show it now.</source>
        <translation>Wartet, bis dieses Gerät wieder da ist; im Moment zeigt dieser Computer es nicht.</translation>
    </message>
    <message>
        <source>Waiting while a program keeps the screen awake, as a video does.</source>
        <translation>Wartet, solange ein Programm den Bildschirm wach hält, etwa ein Video.</translation>
    </message>
    <message>
        <source>Waiting while another program uses this device.</source>
        <translation>Wartet, solange ein anderes Programm dieses Gerät benutzt.</translation>
    </message>
    <message>
        <source>What a kilowatt-hour costs you in the hours of cheap electricity.</source>
        <translation>Was dich eine Kilowattstunde in den Stunden mit billigem Strom kostet.</translation>
    </message>
    <message>
        <source>What a kilowatt-hour costs you; it is only used to show what the work cost.</source>
        <translation>Was dich eine Kilowattstunde kostet; das dient nur dazu, dir zu zeigen, was die Arbeit gekostet hat.</translation>
    </message>
    <message>
        <source>What arrived is not what was announced: its digest differs. Send it again.</source>
        <translation>Angekommen ist etwas anderes als angekündigt: Die Prüfsumme stimmt nicht. Sende es noch einmal.</translation>
    </message>
    <message>
        <source>What each part of the training came to; the first one follows.</source>
        <translation>Was bei jedem Teil des Trainings herauskam; der erste folgt.</translation>
    </message>
    <message>
        <source>What is being sent; only with the first run of bytes.</source>
        <translation>Was gesendet wird; nur beim ersten Abschnitt.</translation>
    </message>
    <message>
        <source>What this computer keeps of the project&apos;s ledger is damaged or not signed.</source>
        <translation>Was dieser Computer von der Gutschriftenliste des Projekts aufbewahrt, ist beschädigt oder nicht unterschrieben.</translation>
    </message>
    <message>
        <source>What training came to; its parts follow.</source>
        <translation>Was beim Training herauskam; seine Teile folgen.</translation>
    </message>
    <message>
        <source>What your limits let Potluck fetch and send in a month is used up.</source>
        <translation>Was deine Grenzen Potluck in einem Monat zu holen und zu senden erlauben, ist aufgebraucht.</translation>
    </message>
    <message>
        <source>When to work</source>
        <translation>Wann gearbeitet wird</translation>
    </message>
    <message>
        <source>Whether a processor or a graphics card calculates.</source>
        <translation>Ob ein Prozessor oder eine Grafikkarte rechnet.</translation>
    </message>
    <message>
        <source>Which piece of work: a random name that the project gave out.</source>
        <translation>Welches Arbeitsstück: ein zufälliger Name, den das Projekt vergeben hat.</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>Flüsterleise</translation>
    </message>
    <message>
        <source>Without a connection, everything has to be there already.</source>
        <translation>Ohne Verbindung muss alles schon da sein.</translation>
    </message>
    <message>
        <source>Work was stopped as asked. It can be taken up from what was saved last.</source>
        <translation>Die Arbeit wurde wie gewünscht angehalten. Sie kann da weitergehen, wo zuletzt gespeichert wurde.</translation>
    </message>
    <message>
        <source>Works %1 of the time, as you set.</source>
        <translation>Arbeitet %1 der Zeit, wie du es eingestellt hast.</translation>
    </message>
    <message>
        <source>Works even when this computer is not plugged in.</source>
        <translation>Arbeitet auch, wenn dieser Computer nicht am Strom hängt.</translation>
    </message>
    <message>
        <source>Works less before it gets warmer than this, and stops when it does.</source>
        <translation>Arbeitet weniger, bevor es wärmer wird, und hört auf, wenn es doch so weit kommt.</translation>
    </message>
    <message>
        <source>Works less when its fan turns faster than this share of its most.</source>
        <translation>Arbeitet weniger, wenn der Lüfter schneller dreht als mit diesem Anteil seiner Höchstdrehzahl.</translation>
    </message>
    <message>
        <source>Works only in the hours of cheap electricity; without such hours, never.</source>
        <translation>Arbeitet nur in den Stunden mit billigem Strom; ohne solche Stunden nie.</translation>
    </message>
    <message>
        <source>Works only in these hours of the week.</source>
        <translation>Arbeitet nur in diesen Stunden der Woche.</translation>
    </message>
    <message>
        <source>Works only while nobody uses this computer.</source>
        <translation>Arbeitet nur, während niemand diesen Computer benutzt.</translation>
    </message>
    <message>
        <source>You asked Potluck to finish the work in hand and then pause.</source>
        <translation>Du hast Potluck gesagt, dass es die begonnene Arbeit fertig machen und dann pausieren soll.</translation>
    </message>
    <message>
        <source>You changed this project&apos;s share of the work from %1 to %2.</source>
        <translation>Du hast den Anteil dieses Projekts an der Arbeit von %1 auf %2 geändert.</translation>
    </message>
    <message>
        <source>You changed “%1” from %2 to %3.</source>
        <translation>Du hast „%1“ geändert (bisher %2, jetzt %3).</translation>
    </message>
    <message>
        <source>You chose the preset “%1”.</source>
        <translation>Du hast die Voreinstellung „%1“ gewählt.</translation>
    </message>
    <message>
        <source>You have joined %1 projects called “%2”. Name the one you mean by its key.</source>
        <translation>Du bist %1 Projekten namens „%2“ beigetreten. Nenne das gemeinte mit seinem Schlüssel.</translation>
    </message>
    <message>
        <source>You have not joined a project called “%1”.</source>
        <translation>Du bist keinem Projekt namens „%1“ beigetreten.</translation>
    </message>
    <message>
        <source>You have not joined a project yet. Join one with an invite link, or try Practice.</source>
        <translation>Du bist noch keinem Projekt beigetreten. Tritt einem mit einem Einladungslink bei, oder probier das Übungsprojekt aus.</translation>
    </message>
    <message>
        <source>You have not joined this project, or you have left it.</source>
        <translation>Du bist diesem Projekt nicht beigetreten, oder du hast es verlassen.</translation>
    </message>
    <message>
        <source>You have not joined this project.</source>
        <translation>Du bist diesem Projekt nicht beigetreten.</translation>
    </message>
    <message>
        <source>You joined this project.</source>
        <translation>Du bist diesem Projekt beigetreten.</translation>
    </message>
    <message>
        <source>You left the project.</source>
        <translation>Du hast das Projekt verlassen.</translation>
    </message>
    <message>
        <source>You left this project.</source>
        <translation>Du hast dieses Projekt verlassen.</translation>
    </message>
    <message>
        <source>You should neither hear nor feel it: little power, low warmth, long rests.</source>
        <translation>Du solltest davon weder etwas hören noch spüren: wenig Strom, wenig Wärme, lange Pausen.</translation>
    </message>
    <message>
        <source>You told Potluck to work now, for %1.</source>
        <translation>Du hast Potluck gesagt, dass es jetzt arbeiten soll, und zwar für %1.</translation>
    </message>
    <message>
        <source>You told Potluck to work now.</source>
        <translation>Du hast Potluck gesagt, dass es jetzt arbeiten soll.</translation>
    </message>
    <message>
        <source>Your limits could not be kept in %1: %2. Nothing was changed.</source>
        <translation>Deine Grenzen ließen sich in %1 nicht speichern: %2. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Your limits in %1 are damaged: the file is too large.</source>
        <translation>Deine Grenzen in %1 sind beschädigt: Die Datei ist zu groß.</translation>
    </message>
    <message>
        <source>Your limits in %1 can&apos;t be read: %2.</source>
        <translation>Deine Grenzen in %1 lassen sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>Your limits were not changed, because %1 could not be read and is not written over. Move it away, start Potluck again and try once more.</source>
        <translation>Deine Grenzen wurden nicht geändert, weil %1 nicht gelesen werden konnte und nicht überschrieben wird. Verschieb die Datei, starte Potluck noch einmal und versuch es wieder.</translation>
    </message>
    <message>
        <source>Your limits were not changed, because somebody else changed the file. %1 Mend it or move it away and try once more.</source>
        <translation>Deine Grenzen wurden nicht geändert, weil jemand anders die Datei geändert hat. %1 Bring sie in Ordnung oder verschieb sie, und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Your limits were not changed, because they have become too many to keep. Reset some of them.</source>
        <translation>Deine Grenzen wurden nicht geändert, weil es zu viele zum Speichern geworden sind. Setz einige davon zurück.</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>eine Sekunde</translation>
    </message>
    <message>
        <source>all of the time</source>
        <translation>die ganze Zeit</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>as at other hours</source>
        <translation>wie in den anderen Stunden</translation>
    </message>
    <message>
        <source>at most %1 W</source>
        <translation>höchstens %1&#xa0;W</translation>
    </message>
    <message>
        <source>at most %1 W and %2 °C</source>
        <translation>höchstens %1&#xa0;W und %2&#xa0;°C</translation>
    </message>
    <message>
        <source>at most %1 °C</source>
        <translation>höchstens %1&#xa0;°C</translation>
    </message>
    <message>
        <source>grams per kWh</source>
        <translation>Gramm je kWh</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>no wait</source>
        <translation>nicht warten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>per kWh</source>
        <translation>je kWh</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>°C</source>
        <translation>°C</translation>
    </message>
    <message>
        <source>“%1” can’t be set for %2.</source>
        <translation>„%1“ lässt sich für %2 nicht einstellen.</translation>
    </message>
    <message>
        <source>“%1” does not run now, so Potluck can&apos;t wait for its end.</source>
        <translation>„%1“ läuft gerade nicht; deshalb kann Potluck nicht auf sein Ende warten.</translation>
    </message>
    <message>
        <source>“%1” ends when it begins. For a whole day write 00:00-24:00.</source>
        <translation>„%1“ endet, wenn es beginnt. Schreib für einen ganzen Tag 00:00-24:00.</translation>
    </message>
    <message>
        <source>“%1” has a time that no clock shows; times are 00:00 to 24:00.</source>
        <translation>„%1“ nennt eine Zeit, die keine Uhr zeigt; Zeiten gehen von 00:00 bis 24:00.</translation>
    </message>
    <message>
        <source>“%1” is either on or off.</source>
        <translation>„%1“ ist entweder an oder aus.</translation>
    </message>
    <message>
        <source>“%1” is no day; write it as in 2026-01-31.</source>
        <translation>„%1“ ist kein Tag; schreib ihn wie in 2026-01-31.</translation>
    </message>
    <message>
        <source>“%1” is no span of hours. Write it like “mon-fri 22:00-07:00”, “sat,sun 00:00-24:00” or “daily 23:00-06:00”.</source>
        <translation>„%1“ ist keine Zeitspanne. Schreib sie wie „mon-fri 22:00-07:00“, „sat,sun 00:00-24:00“ oder „daily 23:00-06:00“.</translation>
    </message>
    <message>
        <source>“%1” must be %2.</source>
        <translation>„%1“ muss %2 sein.</translation>
    </message>
    <message>
        <source>“%1” must be a list of %2.</source>
        <translation>„%1“ muss eine Liste sein (%2).</translation>
    </message>
    <message>
        <source>“%1” must be a text of at most %2 letters.</source>
        <translation>„%1“ muss ein Text mit höchstens %2 Buchstaben sein.</translation>
    </message>
    <message>
        <source>“%1” needs names of 1 to %2 letters, such as “steam”.</source>
        <translation>„%1“ braucht Namen mit 1 bis %2 Buchstaben, etwa „steam“.</translation>
    </message>
    <message>
        <source>“%1” takes at most %2 programs.</source>
        <translation>„%1“ nimmt höchstens %2 Programme auf.</translation>
    </message>
    <message>
        <source>“%1”%2 is %3 for now, although you chose %4: on this computer it must be %5.</source>
        <translation>„%1“%2 steht vorerst auf %3, obwohl du %4 gewählt hast: Auf diesem Computer muss es %5 sein.</translation>
    </message>
</context>
<context>
    <name>DevicesStep</name>
    <message>
        <source>What this computer can give</source>
        <translation>Was dieser Computer geben kann</translation>
    </message>
    <message>
        <source>Potluck has found this. Nothing has to be set up.</source>
        <translation>Das hat Potluck gefunden. Du musst nichts einrichten.</translation>
    </message>
    <message>
        <source>Check speed and heat (20 seconds)</source>
        <translation>Tempo und Wärme prüfen (20 Sekunden)</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>The check computes for a moment on each device. It may get a little louder and warmer; nothing is sent anywhere.</source>
        <translation>Die Prüfung rechnet kurz auf jedem Gerät. Es kann dabei etwas lauter und wärmer werden; gesendet wird nichts.</translation>
    </message>
    <message>
        <source>Potluck is still looking for devices that can compute.</source>
        <translation>Potluck sucht noch nach Geräten, die rechnen können.</translation>
    </message>
    <message>
        <source>Done. This computer can help.</source>
        <translation>Fertig. Dieser Computer kann helfen.</translation>
    </message>
    <message>
        <source>Next, you choose how much of this Potluck may use.</source>
        <translation>Als Nächstes wählst du, wie viel davon Potluck benutzen darf.</translation>
    </message>
    <message>
        <source>You can go on without the check and make it another time.</source>
        <translation>Du kannst ohne die Prüfung weitergehen und sie ein andermal machen.</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message numerus="yes">
        <source>%n things are broken</source>
        <translation>
            <numerusform>%n Sache ist kaputt</numerusform>
            <numerusform>%n Sachen sind kaputt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things could be better</source>
        <translation>
            <numerusform>%n Sache könnte besser sein</numerusform>
            <numerusform>%n Sachen könnten besser sein</numerusform>
        </translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Kaputt</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>Könnte besser sein</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Looking at what Potluck needs…</source>
        <translation>Potluck prüft, was es braucht …</translation>
    </message>
    <message>
        <source>One thing is broken</source>
        <translation>Eine Sache ist kaputt</translation>
    </message>
    <message>
        <source>One thing could be better</source>
        <translation>Eine Sache könnte besser sein</translation>
    </message>
    <message>
        <source>Not everything could be looked at</source>
        <translation>Nicht alles konnte geprüft werden</translation>
    </message>
    <message>
        <source>Everything that Potluck needs is in order</source>
        <translation>Alles, was Potluck braucht, ist in Ordnung</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Check Potluck</source>
        <translation>Potluck prüfen</translation>
    </message>
    <message>
        <source>How much was looked at</source>
        <translation>Wie viel geprüft ist</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Copy for support…</source>
        <translation>Für Hilfe kopieren …</translation>
    </message>
    <message>
        <source>Python, PyTorch, graphics card, memory, disk, network and more: what Potluck needs on this computer. Known steps are computed, which takes some seconds.</source>
        <translation>Python, PyTorch, Grafikkarte, Speicher, Festplatte, Netz und mehr: was Potluck auf diesem Computer braucht. Dabei werden bekannte Schritte gerechnet, was einige Sekunden dauert.</translation>
    </message>
    <message>
        <source>Look again in a moment.</source>
        <translation>Prüf gleich noch einmal.</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Potluck is repaired</source>
        <translation>Potluck ist repariert</translation>
    </message>
    <message>
        <source>Potluck is ready</source>
        <translation>Potluck ist bereit</translation>
    </message>
    <message>
        <source>Open Potluck</source>
        <translation>Potluck öffnen</translation>
    </message>
    <message>
        <source>It opens now.</source>
        <translation>Es öffnet sich jetzt.</translation>
    </message>
</context>
<context>
    <name>Effect</name>
    <message>
        <source>What your limits come to, at most</source>
        <translation>Was deine Grenzen höchstens bedeuten</translation>
    </message>
    <message>
        <source>What this change would come to, at most</source>
        <translation>Was diese Änderung höchstens bedeuten würde</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>May work</source>
        <translation>Darf arbeiten</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1&#xa0;W</translation>
    </message>
    <message>
        <source>any hour</source>
        <translation>jederzeit</translation>
    </message>
    <message>
        <source>%1 h a week</source>
        <translation>%1&#xa0;Std. pro Woche</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Kosten im Monat</translation>
    </message>
    <message>
        <source>%1 kWh</source>
        <translation>%1&#xa0;kWh</translation>
    </message>
    <message>
        <source>Electricity a month</source>
        <translation>Strom im Monat</translation>
    </message>
    <message>
        <source>hardly heard</source>
        <translation>kaum hörbar</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>mäßig</translation>
    </message>
    <message>
        <source>as in a game</source>
        <translation>wie bei einem Spiel</translation>
    </message>
</context>
<context>
    <name>EffectPanel</name>
    <message>
        <source>This can&apos;t be chosen</source>
        <translation>Das lässt sich nicht wählen</translation>
    </message>
</context>
<context>
    <name>Electricity</name>
    <message>
        <source>Electricity</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>CO₂</source>
        <translation>CO₂</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Im Verlauf suchen</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle Projekte</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>It was checked, and it counts: because of this computer, the model has learnt from %1 tokens (pieces of words) more. Thank you!</source>
        <translation>Es ist geprüft, und es zählt: Dank diesem Computer hat das Modell aus %1 Token (Wortstücken) mehr gelernt. Danke!</translation>
    </message>
    <message>
        <source>Your first piece of work counts</source>
        <translation>Dein erstes Arbeitsstück zählt</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>%1 million</source>
        <translation>
            <numerusform>%1&#xa0;Mio.</numerusform>
            <numerusform>%1&#xa0;Mio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 billion</source>
        <translation>
            <numerusform>%1&#xa0;Mrd.</numerusform>
            <numerusform>%1&#xa0;Mrd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trillion</source>
        <translation>
            <numerusform>%1&#xa0;Bio.</numerusform>
            <numerusform>%1&#xa0;Bio.</numerusform>
        </translation>
    </message>
    <message>
        <source>more than a quintillion</source>
        <translation>mehr als eine Trillion</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>weniger als eine Minute</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 Token/s</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>morgen um %1</translation>
    </message>
    <message>
        <source>yesterday at %1</source>
        <translation>gestern um %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>GoingPage</name>
    <message>
        <source>Potluck is being taken off</source>
        <translation>Potluck wird entfernt</translation>
    </message>
    <message>
        <source>This takes a minute at most. You can close this window: it goes on without it. If it is cut off, uninstall again, and it goes on where it stopped.</source>
        <translation>Das dauert höchstens eine Minute. Du kannst dieses Fenster schließen: Es geht ohne es weiter. Wird es unterbrochen, deinstalliere noch einmal; es macht dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Ending Potluck…</source>
        <translation>Potluck wird beendet …</translation>
    </message>
    <message>
        <source>Deleting its files…</source>
        <translation>Seine Dateien werden gelöscht …</translation>
    </message>
</context>
<context>
    <name>GonePage</name>
    <message>
        <source>Potluck is off this computer</source>
        <translation>Potluck ist entfernt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Thank you for lending your computer. This is what is left:</source>
        <translation>Danke, dass du deinen Computer geliehen hast. Das ist noch da:</translation>
    </message>
    <message>
        <source>Thank you for lending your computer. Nothing is left of it here.</source>
        <translation>Danke, dass du deinen Computer geliehen hast. Hier ist nichts mehr davon übrig.</translation>
    </message>
</context>
<context>
    <name>GoodbyeWindow</name>
    <message>
        <source>Potluck – uninstalling</source>
        <translation>Potluck – Deinstallation</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Contribution over time</source>
        <translation>Beitrag im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>What the colours stand for</source>
        <translation>Wofür die Farben stehen</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Nach Projekt</translation>
    </message>
    <message>
        <source>By device</source>
        <translation>Nach Gerät</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1 im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Show as a chart</source>
        <translation>Als Diagramm zeigen</translation>
    </message>
    <message>
        <source>Save the contribution</source>
        <translation>Den Beitrag speichern</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Durch Kommas getrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Wähl einen anderen Ordner, oder schaffe Platz auf der Festplatte.</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Pieces waiting</source>
        <translation>Wartende Stücke</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Pauses when this piece of work is done.</source>
        <translation>Pausiert, wenn dieses Arbeitsstück fertig ist.</translation>
    </message>
    <message>
        <source>Works even while you use the computer, as you asked.</source>
        <translation>Arbeitet auch, während du den Computer benutzt, wie du wolltest.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Lüfter</translation>
    </message>
    <message>
        <source>Share of time</source>
        <translation>Anteil an der Zeit</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Power (kept by the card)</source>
        <translation>Leistung (von der Karte gehalten)</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>What you gave</source>
        <translation>Was du gegeben hast</translation>
    </message>
    <message>
        <source>Tokens today</source>
        <translation>Token heute</translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation>Token insgesamt</translation>
    </message>
    <message>
        <source>Pause while a program runs</source>
        <translation>Pausieren, während ein Programm läuft</translation>
    </message>
    <message>
        <source>Potluck goes on by itself soon after the program has ended.</source>
        <translation>Potluck macht von selbst weiter, kurz nachdem das Programm beendet ist.</translation>
    </message>
    <message>
        <source>Choose what to help with</source>
        <translation>Wähl, wobei du helfen willst</translation>
    </message>
    <message>
        <source>Join a project with an invite link from its organiser. Or try Practice: a small model learns on this computer alone, and you see all that a real project does. Nothing is downloaded.</source>
        <translation>Tritt einem Projekt bei, mit einem Einladungslink von seiner Projektleitung. Oder probier das Übungsprojekt aus: Ein kleines Modell lernt nur auf diesem Computer, und du siehst alles, was ein echtes Projekt tut. Nichts wird heruntergeladen.</translation>
    </message>
    <message>
        <source>Try Practice</source>
        <translation>Übungsprojekt ausprobieren</translation>
    </message>
    <message>
        <source>Join a project…</source>
        <translation>Einem Projekt beitreten&#xa0;…</translation>
    </message>
    <message>
        <source>Check Potluck…</source>
        <translation>Potluck prüfen …</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>%1 to %2 of the next day</source>
        <translation>%1 bis %2 am nächsten Tag</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>ganztags</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>Mitternacht</translation>
    </message>
    <message>
        <source>works</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>works for a part of it</source>
        <translation>arbeitet einen Teil davon</translation>
    </message>
    <message>
        <source>rests</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>chosen for a part of it</source>
        <translation>zum Teil gewählt</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
    <message>
        <source>%1 %2 to %3, %4</source>
        <translation>%1 %2 bis %3, %4</translation>
    </message>
    <message>
        <source>No hour is painted yet. Until one is, Potluck may work at any hour.</source>
        <translation>Noch ist keine Stunde markiert. Solange darf Potluck zu jeder Stunde arbeiten.</translation>
    </message>
    <message>
        <source>No hour is painted.</source>
        <translation>Keine Stunde ist markiert.</translation>
    </message>
    <message>
        <source>Every hour of the week.</source>
        <translation>Jede Stunde der Woche.</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a week: %2</source>
        <translation>%1 pro Woche: %2</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join a project</source>
        <translation>Einem Projekt beitreten</translation>
    </message>
    <message>
        <source>See what it is</source>
        <translation>Projekt ansehen</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Paste the link that the organiser sent you, or drop it here. Nothing is joined yet.</source>
        <translation>Füg den Link ein, den dir die Projektleitung geschickt hat, oder zieh ihn hierher. Damit trittst du noch nicht bei.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Invite link</source>
        <translation>Einladungslink</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste the invite link</source>
        <translation>Den Einladungslink einfügen</translation>
    </message>
    <message>
        <source>You have joined this project already.</source>
        <translation>Diesem Projekt bist du schon beigetreten.</translation>
    </message>
    <message>
        <source>Only this description has been fetched so far. Joining means that you agree to the licences below; the model is fetched when work starts. You can leave at any time.</source>
        <translation>Bisher wurde nur diese Beschreibung geholt. Mit dem Beitritt stimmst du den Lizenzen unten zu; das Modell wird geholt, wenn die Arbeit beginnt. Du kannst das Projekt jederzeit verlassen.</translation>
    </message>
    <message>
        <source>There is nothing to paste: copy the link first.</source>
        <translation>Es gibt nichts einzufügen: Kopiere zuerst den Link.</translation>
    </message>
    <message>
        <source>Asking the project what it is…</source>
        <translation>Das Projekt wird gefragt, was es ist&#xa0;…</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Tritt bei&#xa0;…</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leave a project</source>
        <translation>Ein Projekt verlassen</translation>
    </message>
    <message>
        <source>Delete its data from this computer</source>
        <translation>Seine Daten hier löschen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Your receipts and your contribution stay with you.</source>
        <translation>Deine Belege und dein Beitrag bleiben dir.</translation>
    </message>
    <message>
        <source>Leave %1?</source>
        <translation>%1 verlassen?</translation>
    </message>
    <message>
        <source>Without its data, the model is fetched anew if you join again.</source>
        <translation>Ohne seine Daten wird das Modell neu geholt, wenn du wieder beitrittst.</translation>
    </message>
    <message>
        <source>Delete its data from this computer (%1)</source>
        <translation>Seine Daten hier löschen (%1)</translation>
    </message>
    <message>
        <source>Your receipts and your contribution stay with you. You can join again with the invite link.</source>
        <translation>Deine Belege und dein Beitrag bleiben dir. Mit dem Einladungslink kannst du wieder beitreten.</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>These set how hard your devices work. When they work stays as you chose below.</source>
        <translation>Damit legst du fest, wie stark deine Geräte arbeiten. Wann sie arbeiten, bleibt, wie du es unten gewählt hast.</translation>
    </message>
    <message>
        <source>None of these is in use, since you chose values of your own under how hard to work. Using one replaces them; when your devices work stays as you chose below.</source>
        <translation>Keine davon ist gewählt, weil du unter „Wie stark gearbeitet wird“ eigene Werte eingestellt hast. Wählst du eine, ersetzt sie diese; wann deine Geräte arbeiten, bleibt, wie du es unten gewählt hast.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 means %2</source>
        <translation>%1 bedeutet: %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Asking for the limits…</source>
        <translation>Die Grenzen werden geholt&#xa0;…</translation>
    </message>
    <message>
        <source>Potluck never takes more than you allow. A change counts at once.</source>
        <translation>Potluck nimmt sich nie mehr, als du erlaubst. Eine Änderung gilt sofort.</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to a group of limits</source>
        <translation>Zu einer Gruppe von Grenzen gehen</translation>
    </message>
    <message>
        <source>Search the limits</source>
        <translation>Grenzen durchsuchen</translation>
    </message>
    <message>
        <source>No limit has “%1” in it. Try another word, or fewer of them.</source>
        <translation>Keine Grenze enthält „%1“. Versuch ein anderes Wort oder weniger Wörter.</translation>
    </message>
</context>
<context>
    <name>ListField</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>LoginItem</name>
    <message>
        <source>Your choice about starting at login could not be kept in %1: %2.</source>
        <translation>Deine Wahl zum Start bei der Anmeldung ließ sich in %1 nicht speichern: %2.</translation>
    </message>
    <message>
        <source>Potluck can&apos;t start at login from a folder with so long a name. Install it in another one.</source>
        <translation>Aus einem Ordner mit so langem Namen kann Potluck bei der Anmeldung nicht starten. Installiere es in einem anderen.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Home</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>Das Modell</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet&#xa0;…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
</context>
<context>
    <name>Milestones</name>
    <message>
        <source>First piece of work</source>
        <translation>Erstes Arbeitsstück</translation>
    </message>
    <message>
        <source>%1 pieces of work</source>
        <translation>%1 Arbeitsstücke</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>First hour</source>
        <translation>Erste Stunde</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>%1 days in a row</source>
        <translation>%1 Tage in Folge</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Milestone reached: %1</source>
        <translation>Meilenstein erreicht: %1</translation>
    </message>
    <message>
        <source>Each of them was checked, and the model has learnt from it. Thank you!</source>
        <translation>Jedes davon ist geprüft, und das Modell hat daraus gelernt. Danke!</translation>
    </message>
    <message>
        <source>So many pieces of words has the model learnt from on this computer. Thank you!</source>
        <translation>Aus so vielen Wortstücken hat das Modell auf diesem Computer gelernt. Danke!</translation>
    </message>
    <message>
        <source>So long has this computer worked for all when you did not need it. Thank you!</source>
        <translation>So lange hat dieser Computer für alle gearbeitet, während du ihn nicht gebraucht hast. Danke!</translation>
    </message>
    <message>
        <source>Day after day this computer has given something. Thank you!</source>
        <translation>Tag für Tag hat dieser Computer etwas beigetragen. Danke!</translation>
    </message>
</context>
<context>
    <name>MilestonesCard</name>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Computers taking part</source>
        <translation>Teilnehmende Computer</translation>
    </message>
    <message>
        <source>Pieces of work verified</source>
        <translation>Geprüfte Arbeitsstücke</translation>
    </message>
    <message>
        <source>Parameters of the model</source>
        <translation>Zahlen im Modell</translation>
    </message>
    <message>
        <source>Nothing measured yet. The model is measured after every round.</source>
        <translation>Noch nichts gemessen. Das Modell wird nach jeder Runde gemessen.</translation>
    </message>
    <message>
        <source>The model&apos;s surprise is %1. The next round is being trained.</source>
        <translation>Die Überraschung des Modells liegt bei %1. Die nächste Runde läuft.</translation>
    </message>
    <message>
        <source>The model is learning: its surprise went from %1 down to %2 in %3 rounds.</source>
        <translation>Das Modell lernt: Seine Überraschung sank in %3 Runden von %1 auf %2.</translation>
    </message>
    <message>
        <source>The model&apos;s surprise rose from %1 to %2 in %3 rounds; this can happen.</source>
        <translation>Die Überraschung des Modells stieg in %3 Runden von %1 auf %2; das kann vorkommen.</translation>
    </message>
    <message>
        <source>The model&apos;s surprise stayed level from %1 to %2 in %3 rounds.</source>
        <translation>Die Überraschung des Modells blieb in %3 Runden etwa gleich, von %1 auf %2.</translation>
    </message>
    <message>
        <source>Round %1: surprise %2.</source>
        <translation>Runde %1: Überraschung %2.</translation>
    </message>
    <message>
        <source>You gave %1 pieces of work to it.</source>
        <translation>Von dir kamen %1 Arbeitsstücke dazu.</translation>
    </message>
    <message>
        <source>You gave 1 piece of work to it.</source>
        <translation>Von dir kam 1 Arbeitsstück dazu.</translation>
    </message>
    <message>
        <source>Surprise after each round</source>
        <translation>Überraschung nach jeder Runde</translation>
    </message>
    <message>
        <source>With your verified work</source>
        <translation>Mit deiner geprüften Arbeit</translation>
    </message>
    <message>
        <source>None of your work is in it yet; each round of yours is marked.</source>
        <translation>Noch ist nichts von dir dabei; jede Runde mit deiner Arbeit wird markiert.</translation>
    </message>
    <message>
        <source>Your work is in round %1.</source>
        <translation>Deine Arbeit steckt in Runde %1.</translation>
    </message>
    <message>
        <source>Your work is in %1 rounds, from round %2 to round %3.</source>
        <translation>Deine Arbeit steckt in %1 Runden, von Runde %2 bis Runde %3.</translation>
    </message>
    <message>
        <source>Newest: round %1</source>
        <translation>Neuestes: Runde %1</translation>
    </message>
    <message>
        <source>When I joined: round %1</source>
        <translation>Als ich beitrat: Runde %1</translation>
    </message>
    <message>
        <source>No model of this project is on this computer yet. It comes with your first piece of work; then you can try it here.</source>
        <translation>Auf diesem Computer ist noch kein Modell dieses Projekts. Es kommt mit deinem ersten Arbeitsstück; dann kannst du es hier ausprobieren.</translation>
    </message>
    <message>
        <source>Which model you joined with is not known, so there is only the newest one.</source>
        <translation>Mit welchem Modell du angefangen hast, ist nicht bekannt; deshalb gibt es nur das neueste.</translation>
    </message>
    <message>
        <source>Round %1 is the newest and the one that you joined with. After the next rounds you see here what has changed.</source>
        <translation>Runde %1 ist die neueste und zugleich die, mit der du angefangen hast. Nach den nächsten Runden siehst du hier, was sich verändert hat.</translation>
    </message>
    <message>
        <source>The model of round %1, with which you joined, has gone from this computer to save room. What it wrote for the suggestions may still be known.</source>
        <translation>Das Modell aus Runde %1, mit dem du angefangen hast, wurde von diesem Computer entfernt, um Platz zu sparen. Was es zu den Vorschlägen geschrieben hat, ist vielleicht noch bekannt.</translation>
    </message>
    <message>
        <source>careful, always the likeliest word</source>
        <translation>vorsichtig, immer das wahrscheinlichste Wort</translation>
    </message>
    <message>
        <source>rather careful</source>
        <translation>eher vorsichtig</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>ausgewogen</translation>
    </message>
    <message>
        <source>daring, with surprising words</source>
        <translation>gewagt, mit überraschenden Wörtern</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>The model</source>
        <translation>Das Modell</translation>
    </message>
    <message>
        <source>When you have joined a project, you see its model learn here.</source>
        <translation>Wenn du einem Projekt beigetreten bist, siehst du hier, wie sein Modell lernt.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>How much text that it has never seen surprises the model</source>
        <translation>Wie sehr Text, den es nie gesehen hat, das Modell überrascht</translation>
    </message>
    <message>
        <source>The technical term is held-out loss: cross-entropy in nats a token.</source>
        <translation>Der Fachausdruck ist „held-out loss“: Kreuzentropie in Nat je Token.</translation>
    </message>
    <message>
        <source>Curve of the model&apos;s surprise by round</source>
        <translation>Kurve der Überraschung des Modells nach Runden</translation>
    </message>
    <message>
        <source>The model&apos;s surprise by round</source>
        <translation>Die Überraschung des Modells nach Runden</translation>
    </message>
    <message>
        <source>Point at the curve, or go along it with the arrow keys, to read a round.</source>
        <translation>Zeig auf die Kurve, oder geh mit den Pfeiltasten daran entlang, um eine Runde abzulesen.</translation>
    </message>
    <message>
        <source>Show as a curve</source>
        <translation>Als Kurve zeigen</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network settings</source>
        <translation>Netzwerk-Einstellungen</translation>
    </message>
    <message>
        <source>Most people need none of this. Who runs your network can tell you what to enter; what stays empty is as the system has it.</source>
        <translation>Die meisten brauchen nichts davon. Wer dein Netz betreibt, kann dir sagen, was hierher gehört; was leer bleibt, ist so, wie das System es vorgibt.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Mirror of the Python packages</source>
        <translation>Spiegelserver der Python-Pakete</translation>
    </message>
    <message>
        <source>Mirror of PyTorch, which computes</source>
        <translation>Spiegelserver von PyTorch, das rechnet</translation>
    </message>
    <message>
        <source>Mirror of Python itself</source>
        <translation>Spiegelserver von Python selbst</translation>
    </message>
    <message>
        <source>Folder with files that are here already</source>
        <translation>Ordner mit Dateien, die schon hier sind</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner auswählen</translation>
    </message>
    <message>
        <source>Never use the network; take everything from the folder</source>
        <translation>Nie das Netz benutzen; alles aus dem Ordner nehmen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Back without saving</source>
        <translation>Zurück ohne zu speichern</translation>
    </message>
    <message>
        <source>Folder with the files</source>
        <translation>Ordner mit den Dateien</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Your first piece of work was checked and counts. Thank you!</source>
        <translation>Dein erstes Arbeitsstück ist geprüft und zählt. Danke!</translation>
    </message>
</context>
<context>
    <name>Onboarding</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Diesen Schritt überspringen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>ProgramDialog</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Asking which programs run…</source>
        <translation>Die laufenden Programme werden gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose one, or type its name</source>
        <translation>Wähl eins, oder tipp seinen Namen ein</translation>
    </message>
    <message>
        <source>Type its name</source>
        <translation>Tipp seinen Namen ein</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Potluck is being repaired</source>
        <translation>Potluck wird repariert</translation>
    </message>
    <message>
        <source>Potluck is being installed</source>
        <translation>Potluck wird installiert</translation>
    </message>
    <message>
        <source>You can go on using the computer. If the connection breaks, it goes on where it stopped.</source>
        <translation>Du kannst den Computer weiter benutzen. Bricht die Verbindung ab, geht es dort weiter, wo es stehen blieb.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What was fetched is kept.</source>
        <translation>Was geholt wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Potluck is being updated</source>
        <translation>Potluck wird aktualisiert</translation>
    </message>
</context>
<context>
    <name>ProjectCard</name>
    <message>
        <source>About this project</source>
        <translation>Über dieses Projekt</translation>
    </message>
    <message>
        <source>What leaves this computer</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Copy invite link</source>
        <translation>Einladungslink kopieren</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Verlassen&#xa0;…</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Über %1</translation>
    </message>
    <message>
        <source>What leaves this computer for %1</source>
        <translation>Was dieser Computer für %1 sendet</translation>
    </message>
    <message>
        <source>Copy the invite link of %1</source>
        <translation>Einladungslink von %1 kopieren</translation>
    </message>
    <message>
        <source>Leave %1</source>
        <translation>%1 verlassen</translation>
    </message>
    <message>
        <source>The invite link is copied. Send it to whoever wants to join.</source>
        <translation>Der Einladungslink ist kopiert. Schick ihn allen, die mitmachen wollen.</translation>
    </message>
    <message>
        <source>There is no invite link to this project.</source>
        <translation>Zu diesem Projekt gibt es keinen Einladungslink.</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>About %1</source>
        <translation>Über %1</translation>
    </message>
    <message>
        <source>Asking the project…</source>
        <translation>Das Projekt wird gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Invite others</source>
        <translation>Andere einladen</translation>
    </message>
    <message>
        <source>Invite link to pass on</source>
        <translation>Einladungslink zum Weitergeben</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Whoever has this link can see what the project is, and join it.</source>
        <translation>Wer diesen Link hat, kann sehen, was das Projekt ist, und ihm beitreten.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>ProjectStep</name>
    <message>
        <source>Which project do you want to help?</source>
        <translation>Welchem Projekt willst du helfen?</translation>
    </message>
    <message>
        <source>You can join others later, several at once, and leave any of them.</source>
        <translation>Du kannst später anderen beitreten, auch mehreren zugleich, und jedes wieder verlassen.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Practice, on this computer alone</source>
        <translation>Übungsprojekt, nur auf diesem Computer</translation>
    </message>
    <message>
        <source>A small model learns here, from text that every computer with Potluck has. Nothing is downloaded, nothing is sent, and the first piece of work is done within minutes.</source>
        <translation>Hier lernt ein kleines Modell aus Text, den jeder Computer mit Potluck hat. Nichts wird heruntergeladen, nichts wird gesendet, und das erste Arbeitsstück ist nach wenigen Minuten fertig.</translation>
    </message>
    <message>
        <source>A project that invited me</source>
        <translation>Ein Projekt, das mich eingeladen hat</translation>
    </message>
    <message>
        <source>Its organiser sent you a link that starts with potluck://. Paste it, or drop it on this window.</source>
        <translation>Die Projektleitung hat dir einen Link geschickt, der mit potluck:// beginnt. Füg ihn ein, oder zieh ihn in dieses Fenster.</translation>
    </message>
    <message>
        <source>Start Practice</source>
        <translation>Übungsprojekt starten</translation>
    </message>
    <message>
        <source>Join and start</source>
        <translation>Beitreten und loslegen</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>See what it is</source>
        <translation>Projekt ansehen</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Project without a name</source>
        <translation>Projekt ohne Namen</translation>
    </message>
    <message>
        <source>Organised by %1</source>
        <translation>Geleitet von %1</translation>
    </message>
    <message>
        <source>The organiser has given no name.</source>
        <translation>Die Projektleitung hat keinen Namen angegeben.</translation>
    </message>
    <message>
        <source>The organiser has not said what it is for.</source>
        <translation>Die Projektleitung hat nicht gesagt, wofür es ist.</translation>
    </message>
    <message>
        <source>The organiser has not said what text it learns from.</source>
        <translation>Die Projektleitung hat nicht gesagt, aus welchem Text es lernt.</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Zahlen (Parameter)</translation>
    </message>
    <message>
        <source>Size of the model</source>
        <translation>Größe des Modells</translation>
    </message>
    <message>
        <source>Fetched for every round</source>
        <translation>Wird für jede Runde geholt</translation>
    </message>
    <message>
        <source>Licence of the model</source>
        <translation>Lizenz des Modells</translation>
    </message>
    <message>
        <source>Licence of the text</source>
        <translation>Lizenz des Textes</translation>
    </message>
    <message>
        <source>Takes no new work for this project.</source>
        <translation>Nimmt für dieses Projekt keine neue Arbeit an.</translation>
    </message>
    <message>
        <source>Gets all of this computer&apos;s work.</source>
        <translation>Bekommt die ganze Arbeit dieses Computers.</translation>
    </message>
    <message>
        <source>Gets about %1 % of this computer&apos;s work.</source>
        <translation>Bekommt etwa %1&#xa0;% der Arbeit dieses Computers.</translation>
    </message>
    <message>
        <source>Space on this computer</source>
        <translation>Platz auf diesem Computer</translation>
    </message>
    <message>
        <source>Signed receipts kept</source>
        <translation>Aufbewahrte Belege</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Beigetreten</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Runs on this computer alone, to try everything out.</source>
        <translation>Läuft nur auf diesem Computer, um alles auszuprobieren.</translation>
    </message>
    <message>
        <source>Pieces of work verified</source>
        <translation>Geprüfte Arbeitsstücke</translation>
    </message>
    <message>
        <source>Verified tokens</source>
        <translation>Geprüfte Token</translation>
    </message>
    <message>
        <source>Computers taking part</source>
        <translation>Teilnehmende Computer</translation>
    </message>
    <message>
        <source>Checked bit for bit: every computer gets exactly the same result.</source>
        <translation>Aufs Bit genau geprüft: Jeder Computer kommt zu genau demselben Ergebnis.</translation>
    </message>
    <message>
        <source>Checked within a tolerance, since computers round differently.</source>
        <translation>Mit etwas Spielraum geprüft, weil Computer unterschiedlich runden.</translation>
    </message>
</context>
<context>
    <name>ProjectsPage</name>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Practice begins as soon as Potluck may work</source>
        <translation>Das Übungsprojekt beginnt, sobald Potluck arbeiten darf</translation>
    </message>
    <message>
        <source>A small model learns on this computer alone.</source>
        <translation>Ein kleines Modell lernt nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>You have not joined a project yet.</source>
        <translation>Du bist noch keinem Projekt beigetreten.</translation>
    </message>
    <message>
        <source>An organiser sends you an invite link: paste it here, or drop it on this page. Practice needs none: it runs on this computer alone.</source>
        <translation>Die Projektleitung schickt dir einen Einladungslink: Füg ihn hier ein, oder zieh ihn auf diese Seite. Das Übungsprojekt braucht keinen: Es läuft nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Try Practice</source>
        <translation>Übungsprojekt ausprobieren</translation>
    </message>
    <message>
        <source>Join with an invite link…</source>
        <translation>Mit Einladungslink beitreten&#xa0;…</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>Takes the credit of a piece of work back</source>
        <translation>Nimmt die Gutschrift für ein Arbeitsstück zurück</translation>
    </message>
    <message>
        <source>Piece of work of round %1</source>
        <translation>Arbeitsstück aus Runde %1</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>Gilt nicht</translation>
    </message>
    <message>
        <source>Project without a name</source>
        <translation>Projekt ohne Namen</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Training compute</source>
        <translation>Rechenaufwand</translation>
    </message>
    <message>
        <source>Run again by the project</source>
        <translation>Vom Projekt nachgerechnet</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Place in the project&apos;s ledger</source>
        <translation>Platz in der Gutschriftenliste des Projekts</translation>
    </message>
</context>
<context>
    <name>ReceiptsDialog</name>
    <message>
        <source>Signed receipts</source>
        <translation>Unterschriebene Belege</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Wähl einen anderen Ordner, oder schaffe Platz auf der Festplatte.</translation>
    </message>
    <message>
        <source>Checked on this computer just now</source>
        <translation>Gerade eben auf diesem Computer geprüft</translation>
    </message>
    <message>
        <source>Save this receipt…</source>
        <translation>Diesen Beleg speichern&#xa0;…</translation>
    </message>
    <message>
        <source>For each piece of work that counts, the project signs a receipt. It is kept on this computer and proves what you gave, whatever becomes of the project.</source>
        <translation>Für jedes Arbeitsstück, das zählt, unterschreibt das Projekt einen Beleg. Er bleibt auf diesem Computer und beweist, was du gegeben hast, was auch immer aus dem Projekt wird.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No receipts yet. The first comes with your first verified piece of work.</source>
        <translation>Noch keine Belege. Der erste kommt mit deinem ersten geprüften Arbeitsstück.</translation>
    </message>
    <message>
        <source>1 receipt</source>
        <translation>1 Beleg</translation>
    </message>
    <message>
        <source>%1 receipts, newest first</source>
        <translation>%1 Belege, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Nothing could be checked.</source>
        <translation>Nichts ließ sich prüfen.</translation>
    </message>
    <message>
        <source>Save a receipt</source>
        <translation>Einen Beleg speichern</translation>
    </message>
    <message>
        <source>Receipts (*.bin)</source>
        <translation>Belege (*.bin)</translation>
    </message>
</context>
<context>
    <name>ReceiptsTable</name>
    <message>
        <source>Written</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
</context>
<context>
    <name>Sent</name>
    <message>
        <source>Not sent since Potluck started.</source>
        <translation>Seit dem Start von Potluck nicht gesendet.</translation>
    </message>
    <message>
        <source>Sent once</source>
        <translation>Einmal gesendet</translation>
    </message>
    <message>
        <source>Sent %1 times</source>
        <translation>%1-mal gesendet</translation>
    </message>
    <message>
        <source>%1, last %2, %3 in all.</source>
        <translation>%1, zuletzt %2, zusammen %3.</translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message>
        <source>What leaves this computer</source>
        <translation>Was diesen Computer verlässt</translation>
    </message>
    <message>
        <source>What leaves this computer for %1</source>
        <translation>Was dieser Computer für %1 sendet</translation>
    </message>
    <message>
        <source>Search in names, values and explanations</source>
        <translation>In Namen, Werten und Erklärungen suchen</translation>
    </message>
    <message>
        <source>Search in what was sent</source>
        <translation>In dem suchen, was gesendet wurde</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>Wird nachgesehen&#xa0;…</translation>
    </message>
    <message>
        <source>These are all kinds of messages there are, with every field of the last one. Secrets are not shown, and long results by their length.</source>
        <translation>Das sind alle Arten von Nachrichten, die es gibt, mit jedem Feld der jeweils letzten. Geheimes wird nicht gezeigt, und von langen Ergebnissen nur die Länge.</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>Alle zuklappen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu nachsehen</translation>
    </message>
    <message>
        <source>Nothing here holds these words.</source>
        <translation>Nichts hier enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Nothing can be sent.</source>
        <translation>Es kann nichts gesendet werden.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Add a program…</source>
        <translation>Programm hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Back to default: %1</source>
        <translation>Zurück zum Standard: %1</translation>
    </message>
    <message>
        <source>%1: back to default, %2</source>
        <translation>%1: zurück zum Standard, %2</translation>
    </message>
    <message>
        <source>Pause for a program</source>
        <translation>Pause bei einem Programm</translation>
    </message>
    <message>
        <source>Potluck rests whenever this program runs.</source>
        <translation>Potluck ruht, sooft dieses Programm läuft.</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>There is no such folder.</source>
        <translation>Einen solchen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>Without the network, Potluck needs a folder with the files.</source>
        <translation>Ohne das Netz braucht Potluck einen Ordner mit den Dateien.</translation>
    </message>
    <message>
        <source>Write it as http://host:port or socks5h://host:port.</source>
        <translation>Schreib es als http://host:port oder socks5h://host:port.</translation>
    </message>
    <message>
        <source>Write it as https://host/path, or file:///folder.</source>
        <translation>Schreib es als https://host/pfad oder file:///ordner.</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Jetzt: %1</translation>
    </message>
    <message>
        <source>Later: %1</source>
        <translation>Später: %1</translation>
    </message>
    <message>
        <source>None that Potluck can use</source>
        <translation>Keine, die Potluck benutzen kann</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>Herunterzuladen</translation>
    </message>
    <message>
        <source>Space on the disk</source>
        <translation>Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Nothing, it is all here</source>
        <translation>Nichts, alles ist schon da</translation>
    </message>
    <message>
        <source>%1 (%2 are free)</source>
        <translation>%1 (%2 sind frei)</translation>
    </message>
    <message>
        <source>%1 of %2 are here already. It goes on from there.</source>
        <translation>%1 von %2 sind schon da. Es geht von dort weiter.</translation>
    </message>
    <message>
        <source>It goes on where it stopped: %1 were here already.</source>
        <translation>Es geht dort weiter, wo es stehen blieb: %1 waren schon da.</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>Diesen Computer ansehen</translation>
    </message>
    <message>
        <source>Fetching what Potluck needs</source>
        <translation>Holen, was Potluck braucht</translation>
    </message>
    <message>
        <source>Putting it together</source>
        <translation>Zusammensetzen</translation>
    </message>
    <message>
        <source>Testing that it works here</source>
        <translation>Prüfen, ob es hier läuft</translation>
    </message>
    <message>
        <source>Putting it to use</source>
        <translation>In Gebrauch nehmen</translation>
    </message>
    <message>
        <source>Clearing up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>The installation ended without saying why.</source>
        <translation>Die Installation endete, ohne zu sagen, warum.</translation>
    </message>
    <message>
        <source>See whether this computer is online. If it reaches the internet through a proxy or a mirror, name it in the network settings. Then try again: it goes on where it stopped.</source>
        <translation>Sieh nach, ob dieser Computer online ist. Erreicht er das Internet über einen Proxy oder einen Spiegelserver, nenne ihn in den Netzwerk-Einstellungen. Versuch es dann noch einmal: Es geht dort weiter, wo es stehen blieb.</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again. What was fetched is kept.</source>
        <translation>Schaffe Platz auf dem Datenträger und versuch es noch einmal. Was geholt wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>A file was not what it should be, so it was not used. Try again to fetch it anew. If it happens again, use another network or no mirror.</source>
        <translation>Eine Datei war nicht, was sie sein sollte, und wurde deshalb nicht benutzt. Versuch es noch einmal, dann wird sie neu geholt. Passiert es wieder, nimm ein anderes Netz oder keinen Spiegelserver.</translation>
    </message>
    <message>
        <source>What stands above has to change before Potluck can be installed here.</source>
        <translation>Was oben steht, muss sich ändern, bevor Potluck hier installiert werden kann.</translation>
    </message>
    <message>
        <source>Wait until that has ended, then try again.</source>
        <translation>Warte, bis das zu Ende ist, und versuch es dann noch einmal.</translation>
    </message>
    <message>
        <source>Try again: it goes on where it stopped. If it happens again, copy the details and send them to whoever gave you Potluck.</source>
        <translation>Versuch es noch einmal: Es geht dort weiter, wo es stehen blieb. Passiert es wieder, kopiere die Einzelheiten und schick sie dem, von dem du Potluck hast.</translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Potluck – setting up</source>
        <translation>Potluck – Einrichtung</translation>
    </message>
    <message>
        <source>They could not be written (%1).</source>
        <translation>Sie ließen sich nicht schreiben (%1).</translation>
    </message>
</context>
<context>
    <name>ShareCard</name>
    <message>
        <source>Computing time</source>
        <translation>Rechenzeit</translation>
    </message>
    <message>
        <source>Pieces of work</source>
        <translation>Arbeitsstücke</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>My computer helps to train an open language model.</source>
        <translation>Mein Computer hilft, ein offenes Sprachmodell zu trainieren.</translation>
    </message>
    <message>
        <source>verified tokens (pieces of words)</source>
        <translation>geprüfte Token (Wortstücke)</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>A card to share</source>
        <translation>Eine Karte zum Teilen</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Wähl einen anderen Ordner, oder schaffe Platz auf der Festplatte.</translation>
    </message>
    <message>
        <source>Colours of the card</source>
        <translation>Farben der Karte</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Name the projects</source>
        <translation>Die Projekte nennen</translation>
    </message>
    <message>
        <source>Only what you see is on it: no name of yours or of this computer, no key, and nothing hidden in the file.</source>
        <translation>Darauf steht nur, was du siehst: weder dein Name noch der dieses Computers, kein Schlüssel, und in der Datei ist nichts versteckt.</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Bild speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Das Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>ShareRow</name>
    <message>
        <source>Share of the work</source>
        <translation>Anteil an der Arbeit</translation>
    </message>
    <message>
        <source>Share of %1</source>
        <translation>Anteil von %1</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht dich</translation>
    </message>
    <message>
        <source>Goes on by itself: %1.</source>
        <translation>Macht von selbst weiter: %1.</translation>
    </message>
    <message>
        <source>Goes on by itself if you leave the computer alone: %1.</source>
        <translation>Macht von selbst weiter, wenn du den Computer in Ruhe lässt: %1.</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Diesen Schritt überspringen</translation>
    </message>
</context>
<context>
    <name>StopQuestion</name>
    <message>
        <source>Stop installing Potluck?</source>
        <translation>Die Installation von Potluck anhalten?</translation>
    </message>
    <message>
        <source>What was fetched is kept. Start Potluck again, and it goes on where it stopped.</source>
        <translation>Was geholt wurde, bleibt erhalten. Starte Potluck wieder, und es geht dort weiter, wo es stehen blieb.</translation>
    </message>
    <message>
        <source>Go on installing</source>
        <translation>Weiter installieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>StuckPage</name>
    <message>
        <source>It did not work yet</source>
        <translation>Es hat noch nicht geklappt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It ended without saying why. What was chosen is remembered.</source>
        <translation>Es endete, ohne zu sagen, warum. Deine Wahl ist gemerkt.</translation>
    </message>
</context>
<context>
    <name>SupportDialog</name>
    <message>
        <source>Copy for support</source>
        <translation>Für Hilfe kopieren</translation>
    </message>
    <message>
        <source>What you are about to copy</source>
        <translation>Was du gleich kopierst</translation>
    </message>
    <message>
        <source>Potluck is writing it down…</source>
        <translation>Potluck schreibt es auf&#xa0;…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern&#xa0;…</translation>
    </message>
    <message>
        <source>This is what you are about to copy</source>
        <translation>Das wirst du gleich kopieren</translation>
    </message>
    <message>
        <source>Keys, links and names of folders are left out. Read it, and send it only to somebody who helps you. Nothing is sent by Potluck itself.</source>
        <translation>Schlüssel, Links und Namen von Ordnern sind weggelassen. Lies es durch, und schick es nur jemandem, der dir hilft. Potluck selbst sendet nichts davon.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied. You can paste it now.</source>
        <translation>Kopiert. Du kannst es jetzt einfügen.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Den Bericht speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>The report could not be saved: %1.</source>
        <translation>Der Bericht ließ sich nicht speichern: %1.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Potluck</source>
        <translation>Potluck öffnen</translation>
    </message>
    <message>
        <source>Pause for 1 hour</source>
        <translation>1 Stunde pausieren</translation>
    </message>
    <message>
        <source>Pause until tomorrow</source>
        <translation>Bis morgen pausieren</translation>
    </message>
    <message>
        <source>Pause until I resume</source>
        <translation>Pausieren, bis ich fortsetze</translation>
    </message>
    <message>
        <source>Pause while a program runs…</source>
        <translation>Pausieren, während ein Programm läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Finish and then pause</source>
        <translation>Fertig machen, dann pausieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program does not answer.</source>
        <translation>Das Hintergrundprogramm von Potluck antwortet nicht.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Potluck is starting.</source>
        <translation>Potluck startet.</translation>
    </message>
    <message>
        <source>Working, then pausing</source>
        <translation>Arbeitet, pausiert dann</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>It did not work yet</source>
        <translation>Es hat noch nicht geklappt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation>Netzwerk-Einstellungen …</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied. Paste it where you ask for help; look through it first.</source>
        <translation>Kopiert. Füge es dort ein, wo du um Hilfe bittest; sieh es vorher durch.</translation>
    </message>
</context>
<context>
    <name>TryItCard</name>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Write a beginning, and the model goes on with it. It is written on this computer: nothing that you type is sent anywhere. It is a model that still learns; what it writes can be wrong or make no sense.</source>
        <translation>Schreib einen Anfang, und das Modell schreibt weiter. Das geschieht auf diesem Computer: Was du tippst, wird nirgendwohin gesendet. Das Modell lernt noch; was es schreibt, kann falsch oder unsinnig sein.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Another try</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>The same beginning, and other draws of luck.</source>
        <translation>Derselbe Anfang, neu ausgewürfelt.</translation>
    </message>
    <message>
        <source>How daring the text is to be</source>
        <translation>Wie gewagt der Text sein soll</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Vorsichtig</translation>
    </message>
    <message>
        <source>Daring</source>
        <translation>Gewagt</translation>
    </message>
    <message>
        <source>How daring: %1</source>
        <translation>Wie gewagt: %1</translation>
    </message>
    <message>
        <source>Takes this beginning.</source>
        <translation>Übernimmt diesen Anfang.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet&#xa0;…</translation>
    </message>
</context>
<context>
    <name>Update</name>
    <message>
        <source>Looked for newer versions: %1.</source>
        <translation>Nach neueren Versionen gesehen: %1.</translation>
    </message>
    <message>
        <source>This is version %1.</source>
        <translation>Das ist Version %1.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>UpdateCard</name>
    <message>
        <source>Updates</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>How much of the newer version has come</source>
        <translation>Wie viel von der neueren Version da ist</translation>
    </message>
    <message>
        <source>Look for updates now</source>
        <translation>Jetzt nach Aktualisierungen sehen</translation>
    </message>
    <message>
        <source>Update after this piece of work</source>
        <translation>Nach diesem Arbeitsstück aktualisieren</translation>
    </message>
</context>
<context>
    <name>WeekGrid</name>
    <message>
        <source>Draw with the mouse to paint or erase, or use the arrow keys and Space. Click a day or an hour for all of it.</source>
        <translation>Zieh mit der Maus, um Stunden zu markieren oder zu löschen, oder nimm die Pfeiltasten und die Leertaste. Ein Klick auf einen Tag oder eine Uhrzeit wählt alles davon.</translation>
    </message>
    <message>
        <source>Nights</source>
        <translation>Nächte</translation>
    </message>
    <message>
        <source>Nights and weekends</source>
        <translation>Nächte und Wochenenden</translation>
    </message>
    <message>
        <source>Outside office hours</source>
        <translation>Außerhalb der Bürozeit</translation>
    </message>
    <message>
        <source>All week</source>
        <translation>Ganze Woche</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>WelcomeStep</name>
    <message>
        <source>Welcome to Potluck</source>
        <translation>Willkommen bei Potluck</translation>
    </message>
    <message>
        <source>While you are away, this computer helps to teach a language model that belongs to everybody. Many computers each do a small piece, and together they do what otherwise only large companies can.</source>
        <translation>Während du weg bist, hilft dieser Computer, ein Sprachmodell zu trainieren, das allen gehört. Viele Computer machen je ein kleines Stück, und zusammen schaffen sie, was sonst nur große Unternehmen können.</translation>
    </message>
    <message>
        <source>Skip the first steps</source>
        <translation>Die ersten Schritte überspringen</translation>
    </message>
    <message>
        <source>What Potluck never does</source>
        <translation>Was Potluck niemals tut</translation>
    </message>
    <message>
        <source>Three short questions follow. Each has a careful answer already, so you may skip any of them and change everything later.</source>
        <translation>Es folgen drei kurze Fragen. Zu jeder gibt es schon eine vorsichtige Antwort; du kannst also jede überspringen und alles später ändern.</translation>
    </message>
    <message>
        <source>It never reads your files</source>
        <translation>Es liest nie deine Dateien</translation>
    </message>
    <message>
        <source>It works in a folder of its own, on texts that the project sends.</source>
        <translation>Es arbeitet in einem eigenen Ordner, mit Texten, die das Projekt schickt.</translation>
    </message>
    <message>
        <source>It never works while you do</source>
        <translation>Es arbeitet nie, während du arbeitest</translation>
    </message>
    <message>
        <source>Touch mouse or keyboard, and it stops, unless you say otherwise.</source>
        <translation>Sobald du Maus oder Tastatur berührst, hört es auf, sofern du nichts anderes willst.</translation>
    </message>
    <message>
        <source>It never takes more than you allow</source>
        <translation>Es nimmt sich nie mehr, als du erlaubst</translation>
    </message>
    <message>
        <source>Watts, warmth, hours, disk, network: it keeps to limits that you set.</source>
        <translation>Watt, Wärme, Stunden, Festplatte, Netz: Es hält sich an die Grenzen, die du setzt.</translation>
    </message>
    <message>
        <source>It never runs what others send</source>
        <translation>Es führt nie aus, was andere schicken</translation>
    </message>
    <message>
        <source>A project sends texts and numbers. Programs come with Potluck alone.</source>
        <translation>Ein Projekt schickt Texte und Zahlen. Programme kommen nur mit Potluck selbst.</translation>
    </message>
    <message>
        <source>It never mines coins</source>
        <translation>Es schürft nie Kryptogeld</translation>
    </message>
    <message>
        <source>Nobody earns money with it, and there is nothing to buy.</source>
        <translation>Niemand verdient Geld damit, und es gibt nichts zu kaufen.</translation>
    </message>
    <message>
        <source>It never sends anything in secret</source>
        <translation>Es sendet nie etwas heimlich</translation>
    </message>
    <message>
        <source>Results, and what is needed to hand out work. You can see every field.</source>
        <translation>Ergebnisse, und was zum Verteilen der Arbeit nötig ist. Du kannst jedes Feld sehen.</translation>
    </message>
</context>
<context>
    <name>_AmountCard</name>
    <message>
        <source>verified tokens (pieces of words)</source>
        <translation>geprüfte Token (Wortstücke)</translation>
    </message>
    <message>
        <source>Verified tokens: %1</source>
        <translation>Geprüfte Token: %1</translation>
    </message>
</context>
<context>
    <name>_Buttons</name>
    <message>
        <source>Start now</source>
        <translation>Jetzt starten</translation>
    </message>
    <message>
        <source>Works for an hour, even while you use the computer.</source>
        <translation>Arbeitet eine Stunde lang, auch während du den Computer benutzt.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Pauses until you resume.</source>
        <translation>Pausiert, bis du fortsetzt.</translation>
    </message>
    <message>
        <source>Pause until…</source>
        <translation>Pausieren bis&#xa0;…</translation>
    </message>
    <message>
        <source>Finish and then pause</source>
        <translation>Fertig machen, dann pausieren</translation>
    </message>
    <message>
        <source>Completes the piece of work in hand, then pauses.</source>
        <translation>Macht das begonnene Arbeitsstück fertig und pausiert dann.</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Doch weitermachen</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>Für 1 Stunde</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Until I resume</source>
        <translation>Bis ich fortsetze</translation>
    </message>
    <message>
        <source>While a program runs…</source>
        <translation>Während ein Programm läuft&#xa0;…</translation>
    </message>
</context>
<context>
    <name>_CurveTable</name>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Überraschung</translation>
    </message>
    <message>
        <source>Your pieces of work</source>
        <translation>Deine Arbeitsstücke</translation>
    </message>
</context>
<context>
    <name>_DeviceCard</name>
    <message>
        <source>Pause this device</source>
        <translation>Dieses Gerät pausieren</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Weitermachen lassen</translation>
    </message>
    <message>
        <source>Progress of the piece of work</source>
        <translation>Fortschritt des Arbeitsstücks</translation>
    </message>
    <message>
        <source>Check of %1</source>
        <translation>Prüfung von %1</translation>
    </message>
</context>
<context>
    <name>_LeftCard</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command %1</source>
        <translation>Den Befehl %1 kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>_Next</name>
    <message>
        <source>Next: %1</source>
        <translation>Als Nächstes: %1</translation>
    </message>
</context>
<context>
    <name>_PresetCard</name>
    <message>
        <source>Use</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 wählen</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 ist gewählt</translation>
    </message>
</context>
<context>
    <name>_Preview</name>
    <message>
        <source>The card</source>
        <translation>Die Karte</translation>
    </message>
</context>
<context>
    <name>_PromptField</name>
    <message>
        <source>Beginning of the text</source>
        <translation>Anfang des Textes</translation>
    </message>
</context>
<context>
    <name>_Side</name>
    <message>
        <source>Comes next.</source>
        <translation>Kommt als Nächstes.</translation>
    </message>
    <message>
        <source>Kept from an earlier time: its model has gone from this computer.</source>
        <translation>Von früher aufbewahrt: Sein Modell ist nicht mehr auf diesem Computer.</translation>
    </message>
    <message>
        <source>Written on this computer just now.</source>
        <translation>Gerade eben auf diesem Computer geschrieben.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Schreibt&#xa0;…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
</TS>
