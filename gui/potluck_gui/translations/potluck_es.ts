<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_GB">
<context>
    <name>AboutProject</name>
    <message>
        <source>What it learns from</source>
        <translation>De qué aprende</translation>
    </message>
    <message>
        <source>How results are checked</source>
        <translation>Cómo se comprueban los resultados</translation>
    </message>
    <message>
        <source>Fingerprint of its key</source>
        <translation>Huella de su clave</translation>
    </message>
    <message>
        <source>Compare it with what the organiser tells you in another way, such as on a web page. If it differs, the link leads somewhere else.</source>
        <translation>Compárala con la que la organización te dé por otra vía, como una página web. Si es distinta, el enlace lleva a otro sitio.</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Potluck</source>
        <translation>Potluck</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Proyectos</translation>
    </message>
    <message>
        <source>What you did</source>
        <translation>Lo que hiciste tú</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Potluck itself</source>
        <translation>El propio Potluck</translation>
    </message>
    <message>
        <source>At a time that no clock shows</source>
        <translation>A una hora que ningún reloj muestra</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha pasado</translation>
    </message>
    <message>
        <source>Asking what happened…</source>
        <translation>Preguntando qué ha pasado…</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Copiar lo seleccionado</translation>
    </message>
    <message>
        <source>Copy for support…</source>
        <translation>Copiar para soporte…</translation>
    </message>
    <message>
        <source>Nothing that happened fits this.</source>
        <translation>Nada de lo que ha pasado encaja con esto.</translation>
    </message>
    <message>
        <source>Nothing has happened yet. What Potluck does will be told here.</source>
        <translation>Aún no ha pasado nada. Aquí se contará lo que haga Potluck.</translation>
    </message>
</context>
<context>
    <name>AmountStep</name>
    <message>
        <source>How much may it take?</source>
        <translation>¿Cuánto puede usar?</translation>
    </message>
    <message>
        <source>More helps more; less is cooler, quieter and cheaper. It only works while you are away, whichever you choose.</source>
        <translation>Cuanto más, más ayuda; cuanto menos, más fresco, silencioso y barato. Elijas lo que elijas, solo trabaja mientras no estás.</translation>
    </message>
    <message>
        <source>Working out what each comes to…</source>
        <translation>Calculando cuánto supone cada opción…</translation>
    </message>
    <message>
        <source>This computer does not tell how much power it takes, so nobody can say what the work costs.</source>
        <translation>Este equipo no indica cuánto consume, así que nadie puede decir cuánto cuesta el trabajo.</translation>
    </message>
    <message>
        <source>What does electricity cost you?</source>
        <translation>¿Cuánto te cuesta la electricidad?</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>sin indicar</translation>
    </message>
    <message>
        <source>Price of a kilowatt-hour</source>
        <translation>Precio del kilovatio hora</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Hours a day in which this computer is free</source>
        <translation>Horas al día en que este equipo está libre</translation>
    </message>
    <message>
        <source>for a kilowatt-hour (kWh)</source>
        <translation>por kilovatio hora (kWh)</translation>
    </message>
    <message>
        <source>Counted for</source>
        <translation>Calculado para</translation>
    </message>
    <message>
        <source>hours a day in which nobody uses this computer</source>
        <translation>horas al día en que nadie usa este equipo</translation>
    </message>
    <message>
        <source>The figures above are the most it can come to. You find the price on your electricity bill; it stays on this computer.</source>
        <translation>Las cifras de arriba son lo máximo a lo que se puede llegar. El precio está en tu factura de la luz; se queda en este equipo.</translation>
    </message>
    <message>
        <source>You can go on; Potluck then keeps to its careful limits.</source>
        <translation>Puedes continuar; Potluck respetará entonces sus límites prudentes.</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>Power, like %n lamps</source>
        <translation>
            <numerusform>Consumo, como %n bombilla</numerusform>
            <numerusform>Consumo, como %n bombillas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApartPage</name>
    <message>
        <source>Potluck is starting…</source>
        <translation>Potluck se está iniciando…</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>Tarda unos segundos.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Start it anew</source>
        <translation>Iniciarlo de nuevo</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program is not running.</source>
        <translation>El programa en segundo plano de Potluck no está abierto.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program does not answer.</source>
        <translation>El programa en segundo plano de Potluck no responde.</translation>
    </message>
    <message>
        <source>This page comes back by itself as soon as it does. If that takes long, start it anew; it goes on where it was, and nothing is lost.</source>
        <translation>Esta página vuelve por sí sola en cuanto responda. Si tarda mucho, inícialo de nuevo; sigue donde estaba y no se pierde nada.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program stopped.</source>
        <translation>El programa en segundo plano de Potluck se ha detenido.</translation>
    </message>
    <message>
        <source>It is being started again, and goes on where it was.</source>
        <translation>Se está iniciando de nuevo y sigue donde estaba.</translation>
    </message>
</context>
<context>
    <name>AppPage</name>
    <message>
        <source>App</source>
        <translation>Aplicación</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Arranque</translation>
    </message>
    <message>
        <source>Start Potluck when I log in</source>
        <translation>Abrir Potluck al iniciar sesión</translation>
    </message>
    <message>
        <source>It starts without its window and waits until you are away.</source>
        <translation>Se abre sin ventana y espera a que no estés.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Potluck tells you, on the desktop:</source>
        <translation>Potluck te avisa en el escritorio:</translation>
    </message>
    <message>
        <source>when something needs you</source>
        <translation>cuando algo requiere tu atención</translation>
    </message>
    <message>
        <source>when your first piece of work was checked and counts</source>
        <translation>cuando tu primer trabajo se ha comprobado y cuenta</translation>
    </message>
    <message>
        <source>when you reach a milestone</source>
        <translation>cuando alcanzas un logro</translation>
    </message>
    <message>
        <source>where it went when its window closes</source>
        <translation>de dónde queda al cerrar su ventana</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>Sin movimiento</translation>
    </message>
    <message>
        <source>Leaves out animations, also where the system shows them.</source>
        <translation>Prescinde de animaciones, aunque el sistema las muestre.</translation>
    </message>
    <message>
        <source>About Potluck</source>
        <translation>Acerca de Potluck</translation>
    </message>
    <message>
        <source>Version %1. Free software under the Apache License 2.0.</source>
        <translation>Versión %1. Software libre con la licencia Apache 2.0.</translation>
    </message>
    <message>
        <source>Check Potluck…</source>
        <translation>Comprobar Potluck…</translation>
    </message>
    <message>
        <source>Show the first steps again</source>
        <translation>Volver a ver los primeros pasos</translation>
    </message>
    <message>
        <source>Open the folder with Potluck&apos;s data</source>
        <translation>Abrir la carpeta de datos de Potluck</translation>
    </message>
    <message>
        <source>Quit Potluck</source>
        <translation>Salir de Potluck</translation>
    </message>
    <message>
        <source>Quitting ends the work as well. To keep it going, just close the window.</source>
        <translation>Al salir también termina el trabajo. Para que siga, cierra solo la ventana.</translation>
    </message>
    <message>
        <source>Goodbye</source>
        <translation>Despedida</translation>
    </message>
    <message>
        <source>You are asked first what you want to keep. Nothing happens until you say so.</source>
        <translation>Primero se te pregunta qué quieres conservar. Hasta que tú lo digas no ocurre nada.</translation>
    </message>
    <message>
        <source>Take Potluck off this computer…</source>
        <translation>Quitar Potluck de este ordenador…</translation>
    </message>
    <message>
        <source>What takes Potluck off can&apos;t be started.</source>
        <translation>No se puede iniciar el programa que quita Potluck.</translation>
    </message>
    <message>
        <source>Open a terminal and run: potluck uninstall</source>
        <translation>Abre una terminal y ejecuta: potluck uninstall</translation>
    </message>
    <message>
        <source>Your choice holds until Potluck ends, but could not be kept: %1.</source>
        <translation>Tu elección vale hasta que Potluck se cierre, pero no se pudo guardar: %1.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Potluck stays here in the tray. To end it, choose Quit.</source>
        <translation>Potluck se queda aquí, junto al reloj. Para cerrarlo, elige Salir.</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>Take Potluck off this computer?</source>
        <translation>¿Quitar Potluck de este ordenador?</translation>
    </message>
    <message>
        <source>It stops working here; a piece of work that is begun goes to somebody else. What it has set of this computer, such as a limit of watts, is set back.</source>
        <translation>Deja de trabajar aquí; un trabajo empezado pasa a otra persona. Lo que ha ajustado en este ordenador, como un límite de vatios, vuelve a su valor anterior.</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Lo que se va</translation>
    </message>
    <message>
        <source>Potluck itself, with all that it has fetched</source>
        <translation>Potluck mismo, con todo lo que ha descargado</translation>
    </message>
    <message>
        <source>Its place among your programs, and its start when you log in</source>
        <translation>Su lugar entre tus programas y su arranque al iniciar sesión</translation>
    </message>
    <message>
        <source>Your limits and preferences, and what projects have kept here</source>
        <translation>Tus límites y preferencias, y lo que los proyectos han guardado aquí</translation>
    </message>
    <message>
        <source>What may stay</source>
        <translation>Lo que puede quedarse</translation>
    </message>
    <message>
        <source>Keep this computer&apos;s key</source>
        <translation>Conservar la clave de este ordenador</translation>
    </message>
    <message>
        <source>With it you go on under the same name if you install Potluck again. Without it, projects take this computer for a new one.</source>
        <translation>Con ella sigues con el mismo nombre si vuelves a instalar Potluck. Sin ella, los proyectos toman este ordenador por uno nuevo.</translation>
    </message>
    <message>
        <source>Keep receipts and history</source>
        <translation>Conservar los recibos y el historial</translation>
    </message>
    <message>
        <source>They show what you have given. Projects keep their own count; what is deleted here does not come back.</source>
        <translation>Muestran lo que has dado. Los proyectos llevan su propia cuenta; lo que se borra aquí no vuelve.</translation>
    </message>
    <message>
        <source>What you keep lies in %1.</source>
        <translation>Lo que conservas está en %1.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Quitarlo</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Potluck was updated to version %1 while this window was open.</source>
        <translation>Potluck se actualizó a la versión %1 mientras esta ventana estaba abierta.</translation>
    </message>
    <message>
        <source>Open the new one</source>
        <translation>Abrir la nueva</translation>
    </message>
    <message>
        <source>See updates</source>
        <translation>Ver actualizaciones</translation>
    </message>
</context>
<context>
    <name>BeforePage</name>
    <message>
        <source>Repair Potluck</source>
        <translation>Reparar Potluck</translation>
    </message>
    <message>
        <source>Set up Potluck</source>
        <translation>Preparar Potluck</translation>
    </message>
    <message>
        <source>Update Potluck</source>
        <translation>Actualizar Potluck</translation>
    </message>
    <message>
        <source>Potluck is laid out anew beside the old one, which stays until the new one works. Your settings and what you gave are not touched.</source>
        <translation>Potluck se vuelve a preparar junto al anterior, que se queda hasta que el nuevo funcione. Tus ajustes y lo que has aportado no se tocan.</translation>
    </message>
    <message>
        <source>Potluck fetches once what it needs to compute on this computer. You can go on using the computer meanwhile, and stop whenever you like: what was fetched is kept.</source>
        <translation>Potluck descarga una sola vez lo que necesita para calcular en este ordenador. Mientras tanto puedes seguir usándolo y parar cuando quieras: lo descargado se conserva.</translation>
    </message>
    <message>
        <source>The installer brought a newer version. It is laid out and tested beside the one in use, which comes back by itself if the newer one does not work. Your settings and what you gave are not touched.</source>
        <translation>El instalador ha traído una versión más nueva. Se prepara y se prueba junto a la que está en uso, que vuelve por sí sola si la nueva no funciona. Tus ajustes y lo que has aportado no se tocan.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message>
        <source>Fetch and install</source>
        <translation>Descargar e instalar</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Examinando este ordenador…</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>Examinar este ordenador</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Volver a mirar</translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation>Ajustes de red…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept.</source>
        <translation>Detenido. Lo descargado se conserva.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Actualizar</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Potluck&apos;s background program does not answer.</source>
        <translation>El programa en segundo plano de Potluck no responde.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program has ended.</source>
        <translation>El programa en segundo plano de Potluck se ha cerrado.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program</source>
        <translation>El programa en segundo plano de Potluck</translation>
    </message>
    <message>
        <source>Potluck could not start its background program: %1. Check that %2 can be written and that the disk has room.</source>
        <translation>Potluck no pudo iniciar su programa en segundo plano: %1. Comprueba que se puede escribir en %2 y que hay sitio en el disco.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program ended before it was ready. Try again; if that does not help, reinstall Potluck. What it said is in %1.</source>
        <translation>El programa en segundo plano de Potluck se cerró antes de estar listo. Inténtalo de nuevo; si no sirve, reinstala Potluck. Lo que dijo está en %1.</translation>
    </message>
</context>
<context>
    <name>Celebration</name>
    <message>
        <source>Carry on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Closes this message</source>
        <translation>Cierra este mensaje</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Unnamed device</source>
        <translation>Dispositivo sin nombre</translation>
    </message>
    <message>
        <source>The processor, which every computer has. It helps, if slowly.</source>
        <translation>El procesador, que todo equipo tiene. Ayuda, aunque despacio.</translation>
    </message>
    <message>
        <source>A graphics card. It is what helps most.</source>
        <translation>Una tarjeta gráfica. Es lo que más ayuda.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Calculando…</translation>
    </message>
    <message>
        <source>Checked.</source>
        <translation>Prueba hecha.</translation>
    </message>
    <message>
        <source>This device could not be checked.</source>
        <translation>No se pudo probar este dispositivo.</translation>
    </message>
    <message>
        <source>Its turn comes.</source>
        <translation>Ya le tocará.</translation>
    </message>
    <message>
        <source>Speed on a small model</source>
        <translation>Velocidad con un modelo pequeño</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Consumo</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
</context>
<context>
    <name>CloseQuestion</name>
    <message>
        <source>Should Potluck go on in the background?</source>
        <translation>¿Quieres que Potluck siga en segundo plano?</translation>
    </message>
    <message>
        <source>It keeps to your limits and stops when you use the computer. Start Potluck again to see this window.</source>
        <translation>Respeta tus límites y se detiene cuando usas el equipo. Para volver a ver esta ventana, abre Potluck otra vez.</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Seguir en segundo plano</translation>
    </message>
    <message>
        <source>Quit Potluck</source>
        <translation>Salir de Potluck</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Contribution</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Desde el principio</translation>
    </message>
    <message>
        <source>Your first piece of work is done and waits for the project&apos;s check.</source>
        <translation>Tu primer trabajo está hecho y espera a que el proyecto lo compruebe.</translation>
    </message>
    <message>
        <source>No verified work yet. It counts from your first piece of work that is checked.</source>
        <translation>Aún no hay trabajo comprobado. Se cuenta desde tu primer trabajo comprobado.</translation>
    </message>
    <message>
        <source>Computing time</source>
        <translation>Tiempo de cálculo</translation>
    </message>
    <message>
        <source>Pieces of work verified</source>
        <translation>Trabajos comprobados</translation>
    </message>
    <message>
        <source>Waiting for the check</source>
        <translation>Por comprobar</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>No aceptados</translation>
    </message>
    <message>
        <source>Week of %1</source>
        <translation>Semana del %1</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Todos los demás</translation>
    </message>
    <message>
        <source>%1: nothing</source>
        <translation>%1: nada</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 more waits for the check</source>
        <translation>%1 más por comprobar</translation>
    </message>
    <message>
        <source>%1 to %2: nothing</source>
        <translation>%1 a %2: nada</translation>
    </message>
    <message>
        <source>%1 to %2: %3 in all</source>
        <translation>%1 a %2: %3 en total</translation>
    </message>
    <message>
        <source>%1 to %2: %3 verified, and %4 waiting for the check</source>
        <translation>%1 a %2: %3 comprobados y %4 por comprobar</translation>
    </message>
    <message>
        <source>Electricity is metered for a device, not for a project.</source>
        <translation>La electricidad se mide por dispositivo, no por proyecto.</translation>
    </message>
    <message>
        <source>These tell no electricity and are not in it: %1.</source>
        <translation>Estos no indican su electricidad y no están incluidos: %1.</translation>
    </message>
    <message>
        <source>There is no cost to show yet. Set your price of a kilowatt-hour under Limits; it counts from then on.</source>
        <translation>Todavía no hay costes que mostrar. Indica en Límites el precio de tu kilovatio hora; se cuenta desde entonces.</translation>
    </message>
    <message>
        <source>Name your currency under Limits.</source>
        <translation>Indica tu moneda en Límites.</translation>
    </message>
    <message>
        <source>No device has told how much electricity it took. Most processors keep it to themselves; graphics cards tell it while they work.</source>
        <translation>Ningún dispositivo ha indicado cuánta electricidad gastó. La mayoría de los procesadores no lo dicen; las tarjetas gráficas lo indican mientras trabajan.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Pieces of work</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Training compute</source>
        <translation>Cálculo del entrenamiento</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>Electricidad</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coste</translation>
    </message>
    <message>
        <source>CO₂</source>
        <translation>CO₂</translation>
    </message>
    <message>
        <source>A token is a piece of a word. Each is text that the model learnt from.</source>
        <translation>Un token es un trozo de palabra. Cada uno es texto del que el modelo ha aprendido.</translation>
    </message>
    <message>
        <source>A piece of work is what a project hands to one device at a time.</source>
        <translation>Un trabajo es lo que un proyecto encarga a un dispositivo cada vez.</translation>
    </message>
    <message>
        <source>Training compute counts the multiplications and additions that the work took.</source>
        <translation>El cálculo del entrenamiento cuenta las multiplicaciones y sumas que hizo falta hacer.</translation>
    </message>
    <message>
        <source>The time that your devices computed, all devices added up.</source>
        <translation>El tiempo que han calculado tus dispositivos, sumados todos.</translation>
    </message>
    <message>
        <source>Measured by the devices that tell it; what the rest of the computer takes is not in it.</source>
        <translation>Medida por los dispositivos que la indican; lo que gasta el resto del equipo no está incluido.</translation>
    </message>
    <message>
        <source>The electricity at the prices under Limits.</source>
        <translation>La electricidad a los precios indicados en Límites.</translation>
    </message>
    <message>
        <source>The electricity at the grams per kilowatt-hour under Limits.</source>
        <translation>La electricidad a los gramos por kilovatio hora indicados en Límites.</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 (tokens)</translation>
    </message>
    <message>
        <source>1 piece of work</source>
        <translation>1&#xa0;trabajo</translation>
    </message>
    <message>
        <source>%1 pieces of work</source>
        <translation>%1&#xa0;trabajos</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>ContributionPage</name>
    <message>
        <source>Contribution</source>
        <translation>Contribución</translation>
    </message>
    <message>
        <source>Verified work was checked by the project and counts. Work that waits for the check is done and handed in; the project looks at it in its own time, and you need do nothing.</source>
        <translation>El trabajo comprobado lo ha revisado el proyecto y cuenta. El que está por comprobar ya está hecho y entregado; el proyecto lo revisa a su ritmo y tú no tienes que hacer nada.</translation>
    </message>
    <message>
        <source>Receipts and a card to share</source>
        <translation>Recibos y una tarjeta para compartir</translation>
    </message>
    <message>
        <source>For each piece of work that counts you keep a receipt that the project signed. A card shows what you gave to others, with nothing private on it.</source>
        <translation>Por cada trabajo que cuenta guardas un recibo firmado por el proyecto. Una tarjeta muestra a los demás lo que has dado, sin nada privado.</translation>
    </message>
    <message>
        <source>Signed receipts…</source>
        <translation>Recibos firmados…</translation>
    </message>
    <message>
        <source>Make a card to share…</source>
        <translation>Crear una tarjeta para compartir…</translation>
    </message>
    <message>
        <source>Your contribution</source>
        <translation>Tu contribución</translation>
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
        <translation>%1 Hasta que se repare, valen límites seguros.</translation>
    </message>
    <message>
        <source>%1 The version before is in use again.</source>
        <translation>%1 La versión anterior vuelve a estar en uso.</translation>
    </message>
    <message>
        <source>%1 What has been fetched is kept; try again later.</source>
        <translation>%1 Lo descargado se conserva; inténtalo más tarde.</translation>
    </message>
    <message>
        <source>%1 adds numbers in no fixed order, so its results may differ in the last bits, which projects allow for.</source>
        <translation>%1 suma los números sin un orden fijo, así que sus resultados pueden diferir en los últimos bits, cosa que los proyectos admiten.</translation>
    </message>
    <message>
        <source>%1 answers, but not as a Potluck coordinator. Check the invite link.</source>
        <translation>%1 responde, pero no como coordinador de Potluck. Revisa el enlace de invitación.</translation>
    </message>
    <message>
        <source>%1 are free on the disk, of which your limits keep %2 free, so there is too little room for work.</source>
        <translation>En el disco hay %1 libres, de los que tus límites reservan %2, así que queda muy poco espacio para trabajar.</translation>
    </message>
    <message>
        <source>%1 are free, and the disk keeps data within %2 milliseconds.</source>
        <translation>Hay %1 libres, y el disco guarda los datos en %2 milisegundos.</translation>
    </message>
    <message>
        <source>%1 are free, but the disk takes %2 seconds to keep a little data.</source>
        <translation>Hay %1 libres, pero el disco tarda %2 segundos en guardar unos pocos datos.</translation>
    </message>
    <message>
        <source>%1 belongs to this computer&apos;s virtual machines, so Potluck leaves it alone.</source>
        <translation>%1 pertenece a las máquinas virtuales de este equipo, así que Potluck no lo toca.</translation>
    </message>
    <message>
        <source>%1 came to different results when it did the same steps twice.</source>
        <translation>%1 obtuvo resultados distintos al hacer dos veces los mismos pasos.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached. Check the internet connection; a firewall or a VPN may be in the way.</source>
        <translation>No se puede llegar a %1. Comprueba la conexión a internet; puede estorbar un cortafuegos o una VPN.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2. Download the installer anew.</source>
        <translation>No se puede leer %1: %2. Descarga de nuevo el instalador.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be started: %2. Download the installer anew; an antivirus program may also be in the way.</source>
        <translation>No se puede iniciar %1: %2. Descarga de nuevo el instalador; también puede estorbar un antivirus.</translation>
    </message>
    <message>
        <source>%1 can&apos;t compute by the exact rules, so it takes work of other projects only.</source>
        <translation>%1 no puede calcular con las reglas exactas, así que solo acepta trabajo de otros proyectos.</translation>
    </message>
    <message>
        <source>%1 comes to the same result twice, and it is the known one for such a device.</source>
        <translation>%1 obtiene dos veces el mismo resultado, y es el conocido para un dispositivo así.</translation>
    </message>
    <message>
        <source>%1 comes to the same result twice, but to another one than was measured on such a device.</source>
        <translation>%1 obtiene dos veces el mismo resultado, pero distinto del que se midió en un dispositivo así.</translation>
    </message>
    <message>
        <source>%1 comes to the same result twice. Which one it has to be on such a device nobody has measured yet.</source>
        <translation>%1 obtiene dos veces el mismo resultado. Cuál debe ser en un dispositivo así, nadie lo ha medido todavía.</translation>
    </message>
    <message>
        <source>%1 computes known steps to the very bits that every computer must get.</source>
        <translation>%1 calcula unos pasos conocidos con los mismos bits que debe obtener cualquier equipo.</translation>
    </message>
    <message>
        <source>%1 could not be copied before the update: %2. Check the disk, and that no other program uses it.</source>
        <translation>%1 no se pudo copiar antes de la actualización: %2. Revisa el disco y que ningún otro programa lo use.</translation>
    </message>
    <message>
        <source>%1 could not be fetched from the update server: %2.</source>
        <translation>%1 no se pudo obtener del servidor de actualizaciones: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Check the disk and the folder&apos;s permissions; nothing that was saved before is lost.</source>
        <translation>No se pudo escribir %1 (%2). Revisa el disco y los permisos de la carpeta; no se pierde nada de lo ya guardado.</translation>
    </message>
    <message>
        <source>%1 could not do the known steps.</source>
        <translation>%1 no pudo hacer los pasos conocidos.</translation>
    </message>
    <message>
        <source>%1 did not send the part that was asked for.</source>
        <translation>%1 no envió la parte que se le pidió.</translation>
    </message>
    <message>
        <source>%1 does not tell its memory, so Potluck leaves it alone.</source>
        <translation>%1 no indica su memoria, así que Potluck no lo toca.</translation>
    </message>
    <message>
        <source>%1 from %2 is not the file that was promised: %3. It was deleted, and nothing of it was used. Try again later or with another mirror; if it goes on, tell the makers of Potluck.</source>
        <translation>%1 de %2 no es el archivo prometido: %3. Se borró y no se usó nada de él. Inténtalo más tarde o con otro espejo; si sigue igual, avisa a quienes hacen Potluck.</translation>
    </message>
    <message>
        <source>%1 gave no name or memory that can be true, so Potluck leaves it alone.</source>
        <translation>%1 no dio un nombre o una memoria creíbles, así que Potluck no lo toca.</translation>
    </message>
    <message>
        <source>%1 has %2 of memory; the smallest of your projects needs %3.</source>
        <translation>%1 tiene %2 de memoria; el más pequeño de tus proyectos necesita %3.</translation>
    </message>
    <message>
        <source>%1 has gone silent. Potluck tries again by itself.</source>
        <translation>%1 se ha quedado en silencio. Potluck vuelve a intentarlo por sí solo.</translation>
    </message>
    <message>
        <source>%1 has too little memory of its own to train, as graphics parts of processors have, so Potluck leaves it alone.</source>
        <translation>%1 tiene muy poca memoria propia para entrenar, como pasa con los gráficos integrados en procesadores, así que Potluck no lo toca.</translation>
    </message>
    <message>
        <source>%1 hold NaN or infinity, so nothing can be trained from them. Fetch the checkpoint again or tell the organiser.</source>
        <translation>Hay valores no válidos (NaN o infinito) en %1, así que con ellos no se puede entrenar. Descarga de nuevo el punto guardado o avisa a la organización.</translation>
    </message>
    <message>
        <source>%1 in %2 was written by another version of Potluck. Update the app; the file was left as it is.</source>
        <translation>Otra versión de Potluck escribió %1 en %2. Actualiza la aplicación; el archivo se dejó como está.</translation>
    </message>
    <message>
        <source>%1 is divided into parts (MIG), whose power can&apos;t be limited one by one, so Potluck leaves it alone.</source>
        <translation>%1 está dividido en partes (MIG), cuyo consumo no se puede limitar por separado, así que Potluck no lo toca.</translation>
    </message>
    <message>
        <source>%1 is in trouble at the moment (error %2).</source>
        <translation>%1 tiene problemas en este momento (error %2).</translation>
    </message>
    <message>
        <source>%1 is missing, so the model can&apos;t be tried.</source>
        <translation>Falta %1, así que no se puede probar el modelo.</translation>
    </message>
    <message>
        <source>%1 is missing, so the unit can&apos;t be done. Potluck fetches it.</source>
        <translation>Falta %1, así que no se puede hacer el trabajo. Potluck lo descarga.</translation>
    </message>
    <message>
        <source>%1 is not Potluck&apos;s own, so it was left as it is.</source>
        <translation>%1 no es de Potluck, así que se dejó como está.</translation>
    </message>
    <message>
        <source>%1 is not a list of Potluck&apos;s parts that can be used: %2. Download the installer again from where you got it.</source>
        <translation>%1 no es una lista de partes de Potluck que se pueda usar: %2. Descarga de nuevo el instalador de donde lo obtuviste.</translation>
    </message>
    <message>
        <source>%1 is not a release of Potluck that can be used: %2. Download the installer again from where you got it.</source>
        <translation>%1 no es una versión de Potluck que se pueda usar: %2. Descarga de nuevo el instalador de donde lo obtuviste.</translation>
    </message>
    <message>
        <source>%1 is not between 0 and %2.</source>
        <translation>%1 no está entre 0 y %2.</translation>
    </message>
    <message>
        <source>%1 is not the file that this release of Potluck names. Somebody changed it, or it was damaged on its way: download the installer again from where you got it.</source>
        <translation>%1 no es el archivo que nombra esta versión de Potluck. Alguien lo cambió o se dañó por el camino: descarga de nuevo el instalador de donde lo obtuviste.</translation>
    </message>
    <message>
        <source>%1 is not the file that was promised (its SHA-256 differs), so nothing of it is used. Try again; it is fetched anew.</source>
        <translation>%1 no es el archivo prometido (su SHA-256 es otro), así que no se usa nada de él. Inténtalo de nuevo; se descarga otra vez.</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 no está ahí.</translation>
    </message>
    <message>
        <source>%1 of %2 of memory are free on %3.</source>
        <translation>%1 de %2 de memoria están libres en %3.</translation>
    </message>
    <message>
        <source>%1 of %2 of memory are free on %3; the smallest of your projects needs %4.</source>
        <translation>%1 de %2 de memoria están libres en %3; el más pequeño de tus proyectos necesita %4.</translation>
    </message>
    <message>
        <source>%1 of the update is that of the version %2 and not of %3. Nothing was installed.</source>
        <translation>%1 de la actualización es de la versión %2 y no de la %3. No se instaló nada.</translation>
    </message>
    <message>
        <source>%1 of the update server is not signed by those who make Potluck. Nothing was installed.</source>
        <translation>%1 del servidor de actualizaciones no está firmado por quienes hacen Potluck. No se instaló nada.</translation>
    </message>
    <message>
        <source>%1 of the update server is not what was signed (%2). Somebody changed it, or it was damaged on its way. Nothing was installed.</source>
        <translation>%1 del servidor de actualizaciones no es lo que se firmó (%2). Alguien lo cambió, o se dañó por el camino. No se instaló nada.</translation>
    </message>
    <message>
        <source>%1 of the update server names no version of Potluck. Nothing was installed.</source>
        <translation>%1 del servidor de actualizaciones no nombra ninguna versión de Potluck. No se instaló nada.</translation>
    </message>
    <message>
        <source>%1 of this release of Potluck can&apos;t be read. Download the installer again from where you got it.</source>
        <translation>No se puede leer %1 de esta versión de Potluck. Descarga de nuevo el instalador de donde lo obtuviste.</translation>
    </message>
    <message>
        <source>%1 sends from one address to the next without an end. Check the mirror in the network settings.</source>
        <translation>%1 remite de una dirección a otra sin fin. Comprueba el espejo en los ajustes de red.</translation>
    </message>
    <message>
        <source>%1 sends too slowly to wait for it. A mirror in the network settings may be faster.</source>
        <translation>%1 envía con demasiada lentitud para esperarlo. Quizá un espejo en los ajustes de red sea más rápido.</translation>
    </message>
    <message>
        <source>%1 showed no certificate. Check the invite link.</source>
        <translation>%1 no mostró ningún certificado. Revisa el enlace de invitación.</translation>
    </message>
    <message>
        <source>%1 stopped sending in the middle.</source>
        <translation>%1 dejó de enviar a la mitad.</translation>
    </message>
    <message>
        <source>%1 threads are not between 1 and %2.</source>
        <translation>%1 hilos no están entre 1 y %2.</translation>
    </message>
    <message>
        <source>%1 tokens are not between 1 and %2.</source>
        <translation>%1 tokens no están entre 1 y %2.</translation>
    </message>
    <message>
        <source>%1 was damaged and begins anew; the old file is kept as %2.</source>
        <translation>%1 estaba dañado y empieza de nuevo; el archivo anterior se conserva como %2.</translation>
    </message>
    <message>
        <source>%1%2 failed without saying why.</source>
        <translation>%1%2 falló sin decir por qué.</translation>
    </message>
    <message>
        <source>%1. Make room on the disk of %2, then try again: what has been fetched is kept.</source>
        <translation>%1. Libera espacio en el disco de %2 e inténtalo de nuevo: lo descargado se conserva.</translation>
    </message>
    <message>
        <source>A background program runs.</source>
        <translation>Hay un programa en segundo plano en marcha.</translation>
    </message>
    <message>
        <source>A beginning has at most %1 characters.</source>
        <translation>Un comienzo tiene como máximo %1&#xa0;caracteres.</translation>
    </message>
    <message>
        <source>A beginning has at most %1 characters. Shorten it.</source>
        <translation>Un comienzo tiene como máximo %1&#xa0;caracteres. Acórtalo.</translation>
    </message>
    <message>
        <source>A call failed in a way that nobody foresaw.</source>
        <translation>Una llamada falló de un modo que nadie había previsto.</translation>
    </message>
    <message>
        <source>A check is under way already.</source>
        <translation>Ya hay una prueba en marcha.</translation>
    </message>
    <message>
        <source>A check of %1 s is not between 0 and %2 s.</source>
        <translation>Una prueba de %1&#xa0;s no está entre 0 y %2&#xa0;s.</translation>
    </message>
    <message>
        <source>A check takes at most %1 seconds.</source>
        <translation>Una prueba dura como máximo %1&#xa0;segundos.</translation>
    </message>
    <message>
        <source>A commitment has to come first.</source>
        <translation>Antes tiene que llegar un compromiso.</translation>
    </message>
    <message>
        <source>A day has from 0 to 24 hours.</source>
        <translation>Un día tiene de 0 a 24&#xa0;horas.</translation>
    </message>
    <message>
        <source>A device rests while another program computes on it.</source>
        <translation>Un dispositivo descansa mientras otro programa calcula en él.</translation>
    </message>
    <message>
        <source>A duty of %1 is not between 0 and 1.</source>
        <translation>Una dedicación de %1 no está entre 0 y 1.</translation>
    </message>
    <message>
        <source>A file could not be used: %1. Check the disk and the folder&apos;s permissions.</source>
        <translation>No se pudo usar un archivo: %1. Revisa el disco y los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>A file in Potluck&apos;s data folder could not be used (%1). Check that the folder belongs to you and that its disk works.</source>
        <translation>No se pudo usar un archivo de la carpeta de datos de Potluck (%1). Comprueba que la carpeta es tuya y que su disco funciona.</translation>
    </message>
    <message>
        <source>A file of the coordinator is damaged. Tell the organiser.</source>
        <translation>Un archivo del coordinador está dañado. Avisa a la organización.</translation>
    </message>
    <message>
        <source>A file of the project arrived cut off or altered, so it was not used. Potluck fetches it again; if this goes on, tell the organiser.</source>
        <translation>Un archivo del proyecto llegó cortado o alterado, así que no se usó. Potluck lo descarga de nuevo; si sigue pasando, avisa a la organización.</translation>
    </message>
    <message>
        <source>A limit was sent without a value.</source>
        <translation>Se envió un límite sin valor.</translation>
    </message>
    <message>
        <source>A list of hours has more than %1 characters.</source>
        <translation>Una lista de horas tiene más de %1&#xa0;caracteres.</translation>
    </message>
    <message>
        <source>A message from the worker is damaged.</source>
        <translation>Un mensaje de la parte de entrenamiento está dañado.</translation>
    </message>
    <message>
        <source>A message to or from %1 was larger than allowed, so it was not read.</source>
        <translation>Un mensaje enviado a %1 o recibido de ahí era más grande de lo permitido, así que no se leyó.</translation>
    </message>
    <message>
        <source>A page has between 1 and %1 entries.</source>
        <translation>Una página tiene entre 1 y %1&#xa0;entradas.</translation>
    </message>
    <message>
        <source>A part of Potluck can&apos;t be loaded: %1.</source>
        <translation>Una parte de Potluck no se puede cargar: %1.</translation>
    </message>
    <message>
        <source>A pause can have only one end.</source>
        <translation>Una pausa solo puede tener un final.</translation>
    </message>
    <message>
        <source>A pause can&apos;t end at that time. Name one that is still to come.</source>
        <translation>Una pausa no puede terminar a esa hora. Indica una que esté por llegar.</translation>
    </message>
    <message>
        <source>A piece is larger than allowed.</source>
        <translation>Un fragmento es más grande de lo permitido.</translation>
    </message>
    <message>
        <source>A piece of work is not needed any more; it counts neither for nor against you.</source>
        <translation>Un trabajo ya no hace falta; no cuenta ni a tu favor ni en tu contra.</translation>
    </message>
    <message>
        <source>A piece of work was begun.</source>
        <translation>Se empezó un trabajo.</translation>
    </message>
    <message>
        <source>A piece of work was given back.</source>
        <translation>Se devolvió un trabajo.</translation>
    </message>
    <message>
        <source>A piece of work was handed in; the project checks it.</source>
        <translation>Se entregó un trabajo; el proyecto lo comprueba.</translation>
    </message>
    <message>
        <source>A project of yours asks for a newer Potluck than this one, and there is none yet. Potluck keeps looking, and nothing is lost.</source>
        <translation>Uno de tus proyectos pide un Potluck más nuevo que este, y aún no lo hay. Potluck sigue buscando y no se pierde nada.</translation>
    </message>
    <message>
        <source>A project of yours asks for a newer Potluck. Version %1 is there, and is fetched when you say so.</source>
        <translation>Uno de tus proyectos pide un Potluck más nuevo. La versión %1 está disponible y se descarga cuando tú lo digas.</translation>
    </message>
    <message>
        <source>A project’s share is a whole number from 0 to %1.</source>
        <translation>La parte de un proyecto es un número entero de 0 a %1.</translation>
    </message>
    <message>
        <source>A random number that the project gave, so that no old proof counts.</source>
        <translation>Un número al azar que dio el proyecto, para que no valga ninguna prueba antigua.</translation>
    </message>
    <message>
        <source>A random word that the project gave this computer for a day, so that it need not prove its key with every call.</source>
        <translation>Una palabra al azar que el proyecto dio a este equipo por un día, para que no tenga que demostrar su clave en cada llamada.</translation>
    </message>
    <message>
        <source>A receipt of the project is damaged and was not kept.</source>
        <translation>Un recibo del proyecto está dañado y no se guardó.</translation>
    </message>
    <message>
        <source>A result on this disk became shorter while it was sent.</source>
        <translation>Un resultado de este disco se acortó mientras se enviaba.</translation>
    </message>
    <message>
        <source>A result on this disk has changed since it was committed to.</source>
        <translation>Un resultado de este disco ha cambiado desde que se fijó en el compromiso.</translation>
    </message>
    <message>
        <source>A result on this disk is gone, so it can&apos;t be handed in.</source>
        <translation>Un resultado ya no está en este disco, así que no se puede entregar.</translation>
    </message>
    <message>
        <source>A run of bytes of the result: how training changed the model.</source>
        <translation>Una serie de bytes del resultado: cómo el entrenamiento cambió el modelo.</translation>
    </message>
    <message>
        <source>A share of memory of %1 is not between 0 and 1.</source>
        <translation>Una parte de la memoria de %1 no está entre 0 y 1.</translation>
    </message>
    <message>
        <source>A text gets at most %1 tokens at once.</source>
        <translation>Un texto recibe como máximo %1&#xa0;tokens de una vez.</translation>
    </message>
    <message>
        <source>A training process comes up, and %1 of memory are free.</source>
        <translation>La parte de entrenamiento arranca, y hay %1 de memoria libres.</translation>
    </message>
    <message>
        <source>A unit of %1 steps is not what the recipe allows.</source>
        <translation>Un trabajo de %1&#xa0;pasos no es lo que permite la receta.</translation>
    </message>
    <message>
        <source>A week can&apos;t begin with day %1; days count from 1 to 7.</source>
        <translation>Una semana no puede empezar por el día %1; los días van del 1 al 7.</translation>
    </message>
    <message>
        <source>After I log in, wait</source>
        <translation>Al iniciar sesión, esperar</translation>
    </message>
    <message>
        <source>All of it, signed by this computer&apos;s key.</source>
        <translation>Todo el mensaje, firmado con la clave de este equipo.</translation>
    </message>
    <message>
        <source>All of your projects answer: %1 of %2.</source>
        <translation>Todos tus proyectos responden: %1 de %2.</translation>
    </message>
    <message>
        <source>All parts of the window can be loaded.</source>
        <translation>Todas las partes de la ventana se pueden cargar.</translation>
    </message>
    <message>
        <source>All that your devices do by themselves, and no more than that.</source>
        <translation>Todo lo que dan de sí tus dispositivos, y nada más.</translation>
    </message>
    <message>
        <source>Also on battery</source>
        <translation>También con batería</translation>
    </message>
    <message>
        <source>Also on networks where data costs money</source>
        <translation>También en redes con datos de pago</translation>
    </message>
    <message>
        <source>An opened leaf holds NaN or infinity.</source>
        <translation>Una hoja mostrada contiene valores no válidos (NaN o infinito).</translation>
    </message>
    <message>
        <source>An update was begun and not brought to its end.</source>
        <translation>Se empezó una actualización y no se terminó.</translation>
    </message>
    <message>
        <source>An upload has to begin by saying what it is.</source>
        <translation>Un envío tiene que empezar por decir qué es.</translation>
    </message>
    <message>
        <source>Another commitment was made for this lease; it can&apos;t be changed.</source>
        <translation>Para este encargo ya se presentó otro compromiso; no se puede cambiar.</translation>
    </message>
    <message>
        <source>Another computer came to another result for the same piece of work. The project finds out which one is right.</source>
        <translation>Otro equipo obtuvo otro resultado para el mismo trabajo. El proyecto averigua cuál es el correcto.</translation>
    </message>
    <message>
        <source>Another computer did the same piece of work, and the project&apos;s own run agrees with that one, so this result was not used. If this happens again, check this computer&apos;s memory and remove any overclocking.</source>
        <translation>Otro equipo hizo el mismo trabajo, y la repetición del propio proyecto coincide con él, así que este resultado no se usó. Si vuelve a pasar, revisa la memoria de este equipo y quita cualquier overclocking.</translation>
    </message>
    <message>
        <source>Another state is being sent for this unit.</source>
        <translation>Se está enviando otro estado para este trabajo.</translation>
    </message>
    <message>
        <source>Another unit has come to the same result before, so this one is not counted.</source>
        <translation>Otro trabajo llegó antes al mismo resultado, así que este no se cuenta.</translation>
    </message>
    <message>
        <source>Ask the organiser of %1, or leave the project.</source>
        <translation>Pregunta a la organización de %1 o deja el proyecto.</translation>
    </message>
    <message>
        <source>Asks for a file: the model, or the text to train on.</source>
        <translation>Pide un archivo: el modelo o el texto con el que entrenar.</translation>
    </message>
    <message>
        <source>Asks for a piece of work for one device.</source>
        <translation>Pide un trabajo para un dispositivo.</translation>
    </message>
    <message>
        <source>Asks for the newest state of the project&apos;s public list of all credit.</source>
        <translation>Pide el estado más reciente de la lista pública de todo el crédito del proyecto.</translation>
    </message>
    <message>
        <source>Asks for the project&apos;s rules. Says nothing about this computer.</source>
        <translation>Pide las reglas del proyecto. No dice nada de este equipo.</translation>
    </message>
    <message>
        <source>Asks for the proof that a receipt stands in that list.</source>
        <translation>Pide la prueba de que un recibo figura en esa lista.</translation>
    </message>
    <message>
        <source>Asks how much of the result has arrived, so that nothing is sent twice.</source>
        <translation>Pregunta cuánto del resultado ha llegado, para no enviar nada dos veces.</translation>
    </message>
    <message>
        <source>Asks to be let in, by this computer&apos;s public key.</source>
        <translation>Pide entrar, con la clave pública de este equipo.</translation>
    </message>
    <message>
        <source>Asks to be told how the project is doing.</source>
        <translation>Pide saber cómo va el proyecto.</translation>
    </message>
    <message>
        <source>Asks to be told what became of this computer&apos;s pieces of work.</source>
        <translation>Pide saber qué ha sido de los trabajos de este equipo.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Begins when nobody has used this computer for so long.</source>
        <translation>Empieza cuando nadie ha usado este equipo durante este tiempo.</translation>
    </message>
    <message>
        <source>Carbon dioxide</source>
        <translation>Dióxido de carbono</translation>
    </message>
    <message>
        <source>Check that the folder belongs to you, that its disk has room, and that it may be written.</source>
        <translation>Comprueba que la carpeta sea tuya, que su disco tenga espacio y que se pueda escribir en él.</translation>
    </message>
    <message>
        <source>Check the proxy that the variable %1 names, and your connection. Work in hand is kept and handed in later.</source>
        <translation>Revisa el proxy que indica la variable %1 y tu conexión. El trabajo en curso se conserva y se entrega más tarde.</translation>
    </message>
    <message>
        <source>Check your connection, a firewall or a VPN; if others can&apos;t reach the project either, wait. Work in hand is kept and handed in later.</source>
        <translation>Revisa tu conexión, un cortafuegos o una VPN; si otros tampoco pueden acceder al proyecto, espera. El trabajo en curso se conserva y se entrega más tarde.</translation>
    </message>
    <message>
        <source>Choose another mirror, or ask who runs this one.</source>
        <translation>Elige otro espejo o pregunta a quien lleva este.</translation>
    </message>
    <message>
        <source>Close other programs that use the graphics card, and look again.</source>
        <translation>Cierra otros programas que usen la tarjeta gráfica y vuelve a comprobar.</translation>
    </message>
    <message>
        <source>Close programs that need much memory, and look again.</source>
        <translation>Cierra programas que usen mucha memoria y vuelve a comprobar.</translation>
    </message>
    <message>
        <source>Computing right, to the last bit</source>
        <translation>Calcular bien, hasta el último bit</translation>
    </message>
    <message>
        <source>Computing the same twice</source>
        <translation>Calcular lo mismo dos veces</translation>
    </message>
    <message>
        <source>Cool and quiet at a good speed, for every day.</source>
        <translation>Fresco y silencioso a buena velocidad, para el día a día.</translation>
    </message>
    <message>
        <source>Could not reach %1. Check the network; Potluck tries again by itself.</source>
        <translation>No se pudo llegar a %1. Revisa la red; Potluck vuelve a intentarlo por sí solo.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Data in a month</source>
        <translation>Datos al mes</translation>
    </message>
    <message>
        <source>Disk space for Potluck</source>
        <translation>Espacio en disco para Potluck</translation>
    </message>
    <message>
        <source>Disk space to keep free</source>
        <translation>Dejar libre en el disco</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>Electricidad</translation>
    </message>
    <message>
        <source>Enough units wait to be checked. Potluck asks again by itself.</source>
        <translation>Ya hay bastantes trabajos por comprobar. Potluck vuelve a preguntar por sí solo.</translation>
    </message>
    <message>
        <source>Even the least work makes it hotter than your limit of %1 °C.</source>
        <translation>Incluso con el mínimo trabajo supera tu límite de %1&#xa0;°C.</translation>
    </message>
    <message>
        <source>Even the least work takes %1 W, more than your limit of %2 W.</source>
        <translation>Incluso el mínimo trabajo consume %1&#xa0;W, más que tu límite de %2&#xa0;W.</translation>
    </message>
    <message>
        <source>Even with the least work the fan turns faster than your limit of %1 %.</source>
        <translation>Incluso con el mínimo trabajo, el ventilador gira más rápido que tu límite del %1&#xa0;%.</translation>
    </message>
    <message>
        <source>Everything in hand was finished, as you asked. Potluck is paused until you resume.</source>
        <translation>Todo lo que estaba en curso se ha terminado, como pediste. Potluck está en pausa hasta que lo reanudes.</translation>
    </message>
    <message>
        <source>Everything is here; training can start.</source>
        <translation>Todo está aquí; el entrenamiento puede empezar.</translation>
    </message>
    <message>
        <source>Fast: a piece of work of Practice takes about %1.</source>
        <translation>Rápido: un trabajo de Práctica tarda más o menos %1.</translation>
    </message>
    <message>
        <source>Fastest download</source>
        <translation>Velocidad máxima de descarga</translation>
    </message>
    <message>
        <source>Fastest fan</source>
        <translation>Velocidad máxima del ventilador</translation>
    </message>
    <message>
        <source>Fastest upload</source>
        <translation>Velocidad máxima de envío</translation>
    </message>
    <message>
        <source>Fetches and sends even on a network that charges for data, such as a phone’s.</source>
        <translation>Descarga y envía incluso en una red que cobra por los datos, como la de un móvil.</translation>
    </message>
    <message>
        <source>Fetches newer versions of Potluck and changes to them between two pieces of work. When it is off, Potluck asks you first.</source>
        <translation>Descarga las versiones nuevas de Potluck y cambia a ellas entre dos trabajos. Si está desactivado, Potluck te pregunta antes.</translation>
    </message>
    <message>
        <source>Fetching the model and the text for the next piece of work.</source>
        <translation>Descargando el modelo y el texto para el próximo trabajo.</translation>
    </message>
    <message>
        <source>Fetching the model and the text for this piece of work.</source>
        <translation>Descargando el modelo y el texto para este trabajo.</translation>
    </message>
    <message>
        <source>Fingerprint of how the model had changed.</source>
        <translation>Huella de cómo había cambiado el modelo.</translation>
    </message>
    <message>
        <source>Fingerprint of the file; nothing can be read from it.</source>
        <translation>Huella del archivo; de ella no se puede leer nada.</translation>
    </message>
    <message>
        <source>Fingerprint of the whole state of the training.</source>
        <translation>Huella del estado completo del entrenamiento.</translation>
    </message>
    <message>
        <source>Fingerprints that prove that it belongs to what was said before.</source>
        <translation>Huellas que demuestran que corresponde a lo que se dijo antes.</translation>
    </message>
    <message>
        <source>Finishing the work in hand for %1; then Potluck pauses.</source>
        <translation>Terminando el trabajo en curso para %1; después, Potluck hace una pausa.</translation>
    </message>
    <message>
        <source>Free at least %1, or choose a folder on another disk (POTLUCK_ROOT), and try again.</source>
        <translation>Libera al menos %1 o elige una carpeta en otro disco (POTLUCK_ROOT) e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Free some disk space; Potluck goes on by itself once there is room.</source>
        <translation>Libera espacio en el disco; Potluck sigue por sí solo en cuanto haya sitio.</translation>
    </message>
    <message>
        <source>Free some space, or lower what your limits keep free.</source>
        <translation>Libera espacio o reduce lo que tus límites reservan.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Al máximo</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>Gets hot: %1 °C at most. A limit for its temperature keeps it cooler.</source>
        <translation>Se calienta mucho: %1&#xa0;°C como máximo. Un límite de temperatura lo mantiene más fresco.</translation>
    </message>
    <message>
        <source>Gets warm: %1 °C at most.</source>
        <translation>Se calienta un poco: %1&#xa0;°C como máximo.</translation>
    </message>
    <message>
        <source>Getting Practice ready on this computer.</source>
        <translation>Preparando Práctica en este equipo.</translation>
    </message>
    <message>
        <source>Getting the model ready.</source>
        <translation>Preparando el modelo.</translation>
    </message>
    <message>
        <source>Getting the training part ready.</source>
        <translation>Preparando la parte de entrenamiento.</translation>
    </message>
    <message>
        <source>Gives a piece of work back undone.</source>
        <translation>Devuelve un trabajo sin hacer.</translation>
    </message>
    <message>
        <source>Going back without the home&apos;s files.</source>
        <translation>Se vuelve atrás sin los archivos de la carpeta de datos.</translation>
    </message>
    <message>
        <source>Good speed: a piece of work of Practice takes about %1.</source>
        <translation>Buena velocidad: un trabajo de Práctica tarda más o menos %1.</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message>
        <source>Handing in a finished piece of work.</source>
        <translation>Entregando un trabajo terminado.</translation>
    </message>
    <message>
        <source>Held for a moment, while you have its speed checked.</source>
        <translation>Detenido un momento, mientras se prueba su velocidad como pediste.</translation>
    </message>
    <message>
        <source>Highest temperature</source>
        <translation>Temperatura máxima</translation>
    </message>
    <message>
        <source>Hotter than your limit of %1 °C. It goes on once it has cooled down to %2 °C.</source>
        <translation>Está más caliente que tu límite de %1&#xa0;°C. Sigue cuando se haya enfriado hasta %2&#xa0;°C.</translation>
    </message>
    <message>
        <source>Hours of cheap electricity</source>
        <translation>Horas de electricidad barata</translation>
    </message>
    <message>
        <source>Hours to work in</source>
        <translation>Horas para trabajar</translation>
    </message>
    <message>
        <source>How daring the model is goes from 0 to %1.</source>
        <translation>Lo atrevido que es el modelo va de 0 a %1.</translation>
    </message>
    <message>
        <source>How fast the device was, so that the piece of work has the right size.</source>
        <translation>Lo rápido que era el dispositivo, para que el trabajo tenga el tamaño adecuado.</translation>
    </message>
    <message>
        <source>How full the battery must be for it to work while not plugged in.</source>
        <translation>La carga que debe tener la batería para trabajar sin estar enchufado.</translation>
    </message>
    <message>
        <source>How hard to work</source>
        <translation>Cuánto esforzarse</translation>
    </message>
    <message>
        <source>How long it leaves this computer alone after you have logged in.</source>
        <translation>Cuánto tiempo deja en paz este equipo después de que inicies sesión.</translation>
    </message>
    <message>
        <source>How many digits are calculated with.</source>
        <translation>Con cuántas cifras se calcula.</translation>
    </message>
    <message>
        <source>How many entries are wanted.</source>
        <translation>Cuántas entradas se piden.</translation>
    </message>
    <message>
        <source>How many entries of the list this computer knows.</source>
        <translation>Cuántas entradas de la lista conoce este equipo.</translation>
    </message>
    <message>
        <source>How many kilobytes it may fetch in a second.</source>
        <translation>Cuántos kilobytes puede descargar por segundo.</translation>
    </message>
    <message>
        <source>How many kilobytes it may send in a second.</source>
        <translation>Cuántos kilobytes puede enviar por segundo.</translation>
    </message>
    <message>
        <source>How many of the processor’s threads to use, from the next piece of work on.</source>
        <translation>Cuántos hilos del procesador usar, a partir del próximo trabajo.</translation>
    </message>
    <message>
        <source>How many steps of training are done.</source>
        <translation>Cuántos pasos de entrenamiento están hechos.</translation>
    </message>
    <message>
        <source>How many steps of training were done at its end.</source>
        <translation>Cuántos pasos de entrenamiento se habían hecho al final.</translation>
    </message>
    <message>
        <source>How many threads of the processor calculate.</source>
        <translation>Cuántos hilos del procesador calculan.</translation>
    </message>
    <message>
        <source>How many tokens (pieces of words) were trained on.</source>
        <translation>Con cuántos tokens (trozos de palabra) se entrenó.</translation>
    </message>
    <message>
        <source>How many watts it may take while it works.</source>
        <translation>Cuántos vatios puede consumir mientras trabaja.</translation>
    </message>
    <message>
        <source>How much disk space Potluck may fill.</source>
        <translation>Cuánto espacio del disco puede llenar Potluck.</translation>
    </message>
    <message>
        <source>How much it may fetch and send together in a calendar month.</source>
        <translation>Cuánto puede descargar y enviar en total en un mes natural.</translation>
    </message>
    <message>
        <source>How much making a kilowatt-hour gives off where you live.</source>
        <translation>Cuánto emite producir un kilovatio hora donde vives.</translation>
    </message>
    <message>
        <source>How much of its own memory the work may fill.</source>
        <translation>Cuánta de su propia memoria puede llenar el trabajo.</translation>
    </message>
    <message>
        <source>How much of this computer’s memory the work may fill.</source>
        <translation>Cuánta memoria de este equipo puede llenar el trabajo.</translation>
    </message>
    <message>
        <source>How much the model has changed, as one number.</source>
        <translation>Cuánto ha cambiado el modelo, en un solo número.</translation>
    </message>
    <message>
        <source>How the device calculated, which decides the last digits of the result.</source>
        <translation>Cómo calculó el dispositivo, lo que decide las últimas cifras del resultado.</translation>
    </message>
    <message>
        <source>How the device calculates, which decides the last digits of the result.</source>
        <translation>Cómo calcula el dispositivo, lo que decide las últimas cifras del resultado.</translation>
    </message>
    <message>
        <source>How well the model guessed the text; lower is better.</source>
        <translation>Lo bien que el modelo adivinó el texto; cuanto menos, mejor.</translation>
    </message>
    <message>
        <source>If its results are turned down by a project&apos;s checks: undo overclocking, and test the memory.</source>
        <translation>Si las comprobaciones de un proyecto rechazan sus resultados: quita el overclocking y prueba la memoria.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s own driver, restart the computer, and look again.</source>
        <translation>Instala el controlador de NVIDIA, reinicia el equipo y vuelve a comprobar.</translation>
    </message>
    <message>
        <source>Install Potluck on another computer.</source>
        <translation>Instala Potluck en otro ordenador.</translation>
    </message>
    <message>
        <source>Install a newer release of this Linux.</source>
        <translation>Instala una versión más nueva de este Linux.</translation>
    </message>
    <message>
        <source>Install its packages again: run “pip install &apos;potluck[all]&apos;” in a terminal.</source>
        <translation>Vuelve a instalar los paquetes: ejecuta «pip install &apos;potluck[all]&apos;» en un terminal.</translation>
    </message>
    <message>
        <source>Install one from python.org, or let the installer of Potluck bring its own.</source>
        <translation>Instala uno de python.org o deja que el instalador de Potluck traiga el suyo.</translation>
    </message>
    <message>
        <source>Install one of these, or let the installer of Potluck bring its own.</source>
        <translation>Instala uno de estos o deja que el instalador de Potluck traiga el suyo.</translation>
    </message>
    <message>
        <source>Install that library with the system&apos;s own programs; the terminal works without it.</source>
        <translation>Instala esa biblioteca con los programas del sistema; el terminal funciona sin ella.</translation>
    </message>
    <message>
        <source>Install the build of PyTorch that fits the card, as pytorch.org says, into the environment that Potluck runs in.</source>
        <translation>Instala la versión de PyTorch que corresponde a la tarjeta, como indica pytorch.org, en el entorno en el que funciona Potluck.</translation>
    </message>
    <message>
        <source>Install the power helper again, and log in anew; until then Potluck keeps to your watts by resting in between.</source>
        <translation>Vuelve a instalar el ayudante de energía e inicia sesión de nuevo; hasta entonces Potluck respeta tus vatios descansando entre medias.</translation>
    </message>
    <message>
        <source>Instead of the file, %1 sent a web page. Perhaps this network wants you to log in first: open any page in a browser, then try again.</source>
        <translation>En lugar del archivo, %1 envió una página web. Quizá esta red quiere que entres primero: abre cualquier página en el navegador e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>It could not be looked at (%1).</source>
        <translation>No se pudo comprobar (%1).</translation>
    </message>
    <message>
        <source>It did not say why.</source>
        <translation>No dijo por qué.</translation>
    </message>
    <message>
        <source>It does not tell how much power it takes, so there is no limit in watts for it; a smaller share of time takes less power.</source>
        <translation>No indica cuánto consume, así que no hay un límite en vatios; dedicarle menos tiempo reduce el consumo.</translation>
    </message>
    <message>
        <source>It does not tell its power.</source>
        <translation>No indica su consumo.</translation>
    </message>
    <message>
        <source>It does not tell its temperature.</source>
        <translation>No indica su temperatura.</translation>
    </message>
    <message>
        <source>It ended without a word.</source>
        <translation>Terminó sin decir nada.</translation>
    </message>
    <message>
        <source>It gives credit, and the piece of work counts as verified.</source>
        <translation>Da crédito, y el trabajo cuenta como comprobado.</translation>
    </message>
    <message>
        <source>It is damaged and can&apos;t be read.</source>
        <translation>Está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>It is for another piece of work than the one under which it is kept.</source>
        <translation>Es para otro trabajo que aquel con el que está guardado.</translation>
    </message>
    <message>
        <source>It is for the piece of work under which it is kept.</source>
        <translation>Es para el trabajo con el que está guardado.</translation>
    </message>
    <message>
        <source>It is larger than any real receipt, so it was not read.</source>
        <translation>Es más grande que cualquier recibo real, así que no se leyó.</translation>
    </message>
    <message>
        <source>It is not signed by the project, so it proves nothing.</source>
        <translation>No está firmado por el proyecto, así que no demuestra nada.</translation>
    </message>
    <message>
        <source>It is signed by the project, and not a bit of it was changed since.</source>
        <translation>Está firmado por el proyecto, y desde entonces no se ha cambiado ni un bit.</translation>
    </message>
    <message>
        <source>It leaves %1 alone: a build is for one maker&apos;s cards.</source>
        <translation>Deja fuera %1: cada versión es para las tarjetas de un solo fabricante.</translation>
    </message>
    <message>
        <source>It may not be asked by this account: log out and in again, or add the account to it.</source>
        <translation>Esta cuenta no puede consultarlo: cierra la sesión y vuelve a entrar, o añade la cuenta.</translation>
    </message>
    <message>
        <source>It names the key of another computer.</source>
        <translation>Nombra la clave de otro equipo.</translation>
    </message>
    <message>
        <source>It names this computer&apos;s key.</source>
        <translation>Nombra la clave de este equipo.</translation>
    </message>
    <message>
        <source>It takes credit back, and the piece of work does not count any more.</source>
        <translation>Retira crédito, y el trabajo ya no cuenta.</translation>
    </message>
    <message>
        <source>It takes credit back, but the piece of work is not marked as refused.</source>
        <translation>Retira crédito, pero el trabajo no figura como rechazado.</translation>
    </message>
    <message>
        <source>It tells neither its temperature nor its power.</source>
        <translation>No indica ni su temperatura ni su consumo.</translation>
    </message>
    <message>
        <source>It tries again in %1 minutes; a higher limit helps at once.</source>
        <translation>Vuelve a intentarlo en %1&#xa0;minutos; un límite más alto ayuda al momento.</translation>
    </message>
    <message>
        <source>It was not tried, since PyTorch does not fit it.</source>
        <translation>No se probó, porque PyTorch no le corresponde.</translation>
    </message>
    <message>
        <source>Its figures are not those of this computer&apos;s own record.</source>
        <translation>Sus cifras no son las del registro de este equipo.</translation>
    </message>
    <message>
        <source>Its figures are those of this computer&apos;s own record.</source>
        <translation>Sus cifras son las del registro de este equipo.</translation>
    </message>
    <message>
        <source>Its place is beyond the project&apos;s ledger, as far as this computer has seen it.</source>
        <translation>Su lugar está fuera del libro de cuentas del proyecto, hasta donde lo ha visto este equipo.</translation>
    </message>
    <message>
        <source>Its place is in the project&apos;s ledger, as far as this computer has seen it.</source>
        <translation>Su lugar está en el libro de cuentas del proyecto, hasta donde lo ha visto este equipo.</translation>
    </message>
    <message>
        <source>Join a project with a smaller model, or let the processor work.</source>
        <translation>Únete a un proyecto con un modelo más pequeño o deja trabajar al procesador.</translation>
    </message>
    <message>
        <source>KB/s</source>
        <translation>KB/s</translation>
    </message>
    <message>
        <source>Keys, links, addresses, folders and names of people were left out.</source>
        <translation>Se han quitado claves, enlaces, direcciones, carpetas y nombres de personas.</translation>
    </message>
    <message>
        <source>Kind of operating system.</source>
        <translation>Tipo de sistema operativo.</translation>
    </message>
    <message>
        <source>Leaf %1 of the opening has the wrong length.</source>
        <translation>La hoja %1 de la muestra tiene una longitud incorrecta.</translation>
    </message>
    <message>
        <source>Leaf %1 of the opening is not what was committed to.</source>
        <translation>La hoja %1 de la muestra no es la que se fijó en el compromiso.</translation>
    </message>
    <message>
        <source>Left, since Potluck did not make it: %1.</source>
        <translation>Se dejó, porque no lo hizo Potluck: %1.</translation>
    </message>
    <message>
        <source>Left, since somebody has changed it: %1.</source>
        <translation>Se deja, porque alguien lo ha cambiado: %1.</translation>
    </message>
    <message>
        <source>Length of the file, in bytes.</source>
        <translation>Longitud del archivo, en bytes.</translation>
    </message>
    <message>
        <source>Length of the list that the proof is for.</source>
        <translation>Longitud de la lista a la que se refiere la prueba.</translation>
    </message>
    <message>
        <source>Let Potluck put itself in order: run “potluck repair” in a terminal.</source>
        <translation>Deja que Potluck se repare solo: ejecuta «potluck repair» en un terminal.</translation>
    </message>
    <message>
        <source>Lets Potluck work with it.</source>
        <translation>Permite que Potluck trabaje con él.</translation>
    </message>
    <message>
        <source>Look again; if it stays so, copy the report for support and ask for help.</source>
        <translation>Vuelve a comprobar; si sigue igual, copia el informe para soporte y pide ayuda.</translation>
    </message>
    <message>
        <source>Look at the disk and the folder&apos;s permissions; Potluck tries again by itself.</source>
        <translation>Revisa el disco y los permisos de la carpeta; Potluck vuelve a intentarlo por sí solo.</translation>
    </message>
    <message>
        <source>Look for a newer release or another installer of Potluck that has the build %1, then run “%2”.</source>
        <translation>Busca una versión más nueva u otro instalador de Potluck que tenga %1 y ejecuta después «%2».</translation>
    </message>
    <message>
        <source>Look whether another program has the file open and whether the disk works; Potluck tries again by itself and takes no step that it can&apos;t write down.</source>
        <translation>Mira si otro programa tiene abierto el archivo y si el disco funciona; Potluck vuelve a intentarlo por sí solo y no da ningún paso que no pueda anotar.</translation>
    </message>
    <message>
        <source>Look whether another program keeps the disk busy, or whether the disk is failing.</source>
        <translation>Mira si otro programa ocupa el disco o si el disco está fallando.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Memory that training may use on the device, in bytes.</source>
        <translation>Memoria que puede usar el entrenamiento en el dispositivo, en bytes.</translation>
    </message>
    <message>
        <source>Missing from the installer: %1.</source>
        <translation>En el instalador falta: %1.</translation>
    </message>
    <message>
        <source>Model of the device.</source>
        <translation>Modelo del dispositivo.</translation>
    </message>
    <message>
        <source>More bytes came than the upload has. Start it again.</source>
        <translation>Llegaron más bytes de los que tiene el envío. Empiézalo de nuevo.</translation>
    </message>
    <message>
        <source>Move Potluck from the folder Applications to the Trash.</source>
        <translation>Mueve Potluck de la carpeta Aplicaciones a la Papelera.</translation>
    </message>
    <message>
        <source>Move the file away and start Potluck again to begin with new limits.</source>
        <translation>Quita el archivo de ahí y abre Potluck de nuevo para empezar con límites nuevos.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver %1 is too old for this PyTorch, which needs %2 or newer, so %3 can&apos;t train.</source>
        <translation>El controlador de NVIDIA %1 es demasiado antiguo para este PyTorch, que necesita %2 o posterior, así que %3 no puede entrenar.</translation>
    </message>
    <message>
        <source>Name of the device: its maker&apos;s number, or “cpu”.</source>
        <translation>Nombre del dispositivo: el número de su fabricante o «cpu».</translation>
    </message>
    <message>
        <source>Neither processor nor graphics card may work. Allow one in your limits.</source>
        <translation>No pueden trabajar ni el procesador ni la tarjeta gráfica. Permite uno de ellos en tus límites.</translation>
    </message>
    <message>
        <source>No device of this computer has the setting “%1”.</source>
        <translation>Ningún dispositivo de este equipo tiene el ajuste «%1».</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 came about. Something on the way, such as an antivirus program, a VPN or a proxy, may stand between.</source>
        <translation>No se logró una conexión cifrada con %1. Puede haber algo en medio, como un antivirus, una VPN o un proxy.</translation>
    </message>
    <message>
        <source>No model has come to this computer yet. One comes with the first piece of work of this project; then it can be tried.</source>
        <translation>Aún no ha llegado ningún modelo a este equipo. Llega con el primer trabajo de este proyecto; entonces se podrá probar.</translation>
    </message>
    <message>
        <source>No new work is taken, because every project’s share is 0. Give a project a share of the work.</source>
        <translation>No se acepta trabajo nuevo, porque la parte de todos los proyectos es 0. Da a algún proyecto una parte del trabajo.</translation>
    </message>
    <message>
        <source>No newer version is ready to be used. Ask for updates first.</source>
        <translation>No hay ninguna versión más nueva lista. Busca primero actualizaciones.</translation>
    </message>
    <message>
        <source>No program has so long a name.</source>
        <translation>Ningún programa tiene un nombre tan largo.</translation>
    </message>
    <message>
        <source>No training process came up, so nothing was computed.</source>
        <translation>La parte de entrenamiento no arrancó, así que no se calculó nada.</translation>
    </message>
    <message>
        <source>No update has failed.</source>
        <translation>Ninguna actualización ha fallado.</translation>
    </message>
    <message>
        <source>No version of Potluck could be started to delete its data. They are in %1.</source>
        <translation>No se pudo iniciar ninguna versión de Potluck para borrar sus datos. Están en %1.</translation>
    </message>
    <message>
        <source>No version of Potluck is in use. Install or repair it first.</source>
        <translation>No hay ninguna versión de Potluck en uso. Instálalo o repáralo primero.</translation>
    </message>
    <message>
        <source>Nobody answered there in time.</source>
        <translation>Allí no respondió nadie a tiempo.</translation>
    </message>
    <message>
        <source>Nobody answers at %1. Check the network; Potluck tries again by itself.</source>
        <translation>Nadie responde en %1. Revisa la red; Potluck vuelve a intentarlo por sí solo.</translation>
    </message>
    <message>
        <source>Nobody answers at its address.</source>
        <translation>En su dirección no responde nadie.</translation>
    </message>
    <message>
        <source>None of your limits keeps it from working now.</source>
        <translation>Ahora mismo, ninguno de tus límites le impide trabajar.</translation>
    </message>
    <message>
        <source>Not everything could be deleted: %1: %2. Check that it belongs to you, then run this again.</source>
        <translation>No se pudo borrar todo: %1: %2. Comprueba que te pertenece y ejecuta esto otra vez.</translation>
    </message>
    <message>
        <source>Not everything could be deleted: %1: %2. Check that it belongs to you, then uninstall again; it goes on from there.</source>
        <translation>No se pudo borrar todo: %1: %2. Comprueba que te pertenece y desinstala otra vez; sigue desde ahí.</translation>
    </message>
    <message>
        <source>Nothing can be written to Potluck&apos;s folder: %1.</source>
        <translation>No se puede escribir en la carpeta de Potluck: %1.</translation>
    </message>
    <message>
        <source>Nothing is fetched or sent during a pause.</source>
        <translation>Durante una pausa no se descarga ni se envía nada.</translation>
    </message>
    <message>
        <source>Nothing was deleted, as you wished.</source>
        <translation>No se borró nada, como querías.</translation>
    </message>
    <message>
        <source>Nothing was found out about it.</source>
        <translation>No se averiguó nada al respecto.</translation>
    </message>
    <message>
        <source>Number of the last news that has come here.</source>
        <translation>Número de la última novedad que ha llegado aquí.</translation>
    </message>
    <message>
        <source>On a Mac with an Apple chip, use a Python that was made for it.</source>
        <translation>En un Mac con chip de Apple, usa un Python hecho para él.</translation>
    </message>
    <message>
        <source>On battery, only above</source>
        <translation>Con batería, solo por encima de</translation>
    </message>
    <message>
        <source>Only %1 of memory are free, too little to begin training now.</source>
        <translation>Solo hay %1 de memoria libres, muy poco para empezar a entrenar ahora.</translation>
    </message>
    <message>
        <source>Only the project&apos;s inspectors may do this.</source>
        <translation>Solo quienes inspeccionan el proyecto pueden hacer esto.</translation>
    </message>
    <message>
        <source>Only when I am away</source>
        <translation>Solo cuando no estoy</translation>
    </message>
    <message>
        <source>Only while electricity is cheap</source>
        <translation>Solo con electricidad barata</translation>
    </message>
    <message>
        <source>Packages are missing, or of a version that does not fit: %1.</source>
        <translation>Faltan paquetes o tienen una versión que no corresponde: %1.</translation>
    </message>
    <message>
        <source>Pause for calls</source>
        <translation>Pausa en las llamadas</translation>
    </message>
    <message>
        <source>Pause for full screen</source>
        <translation>Pausa a pantalla completa</translation>
    </message>
    <message>
        <source>Pause for these programs</source>
        <translation>Pausa con estos programas</translation>
    </message>
    <message>
        <source>Pause when a device is in use</source>
        <translation>Pausa si un dispositivo está en uso</translation>
    </message>
    <message>
        <source>Place in the file from which on it is sent.</source>
        <translation>Lugar del archivo desde el que se envía.</translation>
    </message>
    <message>
        <source>Place in the file from which on it is still missing here.</source>
        <translation>Lugar del archivo desde el que aún falta aquí.</translation>
    </message>
    <message>
        <source>Place of the first entry that is wanted.</source>
        <translation>Lugar de la primera entrada que se pide.</translation>
    </message>
    <message>
        <source>Place of the part.</source>
        <translation>Lugar de la parte.</translation>
    </message>
    <message>
        <source>Place of the receipt in the list.</source>
        <translation>Lugar del recibo en la lista.</translation>
    </message>
    <message>
        <source>Potluck %1 did not work on this computer: %2 The version before stays in use.</source>
        <translation>Potluck %1 no ha funcionado en este ordenador: %2 La versión anterior sigue en uso.</translation>
    </message>
    <message>
        <source>Potluck %1 is in use.</source>
        <translation>Potluck %1 está en uso.</translation>
    </message>
    <message>
        <source>Potluck %1 is in use; the installer brought no newer one.</source>
        <translation>Potluck %1 está en uso; el instalador no ha traído ninguna más nueva.</translation>
    </message>
    <message>
        <source>Potluck %1 is installed whole, on Python %2.</source>
        <translation>Potluck %1 está instalado por completo, con Python %2.</translation>
    </message>
    <message>
        <source>Potluck %1 is installed, which is newer than %2.</source>
        <translation>Está instalado Potluck %1, que es más nuevo que %2.</translation>
    </message>
    <message>
        <source>Potluck %1 is laid out. It takes over after the work in hand; until then the version before goes on.</source>
        <translation>Potluck %1 está preparado. Toma el relevo cuando termine el trabajo en curso; hasta entonces sigue la versión anterior.</translation>
    </message>
    <message>
        <source>Potluck %1 runs from an environment of your own, on Python %2, and finds all that it needs.</source>
        <translation>Potluck %1 funciona desde un entorno tuyo, con Python %2, y encuentra todo lo que necesita.</translation>
    </message>
    <message>
        <source>Potluck %1 was started, but %2 answered in its place.</source>
        <translation>Se inició Potluck %1, pero respondió %2 en su lugar.</translation>
    </message>
    <message>
        <source>Potluck can&apos;t listen for its own window in %1: %2. Choose another folder with --home.</source>
        <translation>Potluck no puede atender a su propia ventana en %1: %2. Elige otra carpeta con --home.</translation>
    </message>
    <message>
        <source>Potluck can&apos;t tell whether you are using this computer. Choose “Start now”, or switch off “Only when I am away” in your limits.</source>
        <translation>Potluck no puede saber si estás usando este equipo. Elige «Empezar ya» o desactiva «Solo cuando no estoy» en tus límites.</translation>
    </message>
    <message>
        <source>Potluck can&apos;t use its folder %1: %2. Check its permissions and the disk, or choose another with --home.</source>
        <translation>Potluck no puede usar su carpeta %1: %2. Revisa sus permisos y el disco, o elige otra con --home.</translation>
    </message>
    <message>
        <source>Potluck changes to another version just now, and starts by itself in a moment.</source>
        <translation>Potluck está cambiando de versión y se iniciará solo en un momento.</translation>
    </message>
    <message>
        <source>Potluck could not be ended. Restart the computer and try again.</source>
        <translation>No se pudo terminar Potluck. Reinicia el ordenador e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Potluck could not look for a newer version: %1 It tries again by itself.</source>
        <translation>Potluck no pudo buscar una versión más nueva: %1 Lo vuelve a intentar solo.</translation>
    </message>
    <message>
        <source>Potluck could not write %1: %2. Check the permissions of the folder, and the disk.</source>
        <translation>Potluck no pudo escribir %1: %2. Comprueba los permisos de la carpeta y el disco.</translation>
    </message>
    <message>
        <source>Potluck did not end. Restart the computer and try again.</source>
        <translation>Potluck no terminó. Reinicia el ordenador e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Potluck ended.</source>
        <translation>Potluck se cerró.</translation>
    </message>
    <message>
        <source>Potluck ends so that version %1 takes over.</source>
        <translation>Potluck se cierra para que la versión %1 tome el relevo.</translation>
    </message>
    <message>
        <source>Potluck fetches version %1 and lays it out beside this one. Work goes on meanwhile.</source>
        <translation>Potluck descarga la versión %1 y la instala junto a esta. El trabajo sigue mientras tanto.</translation>
    </message>
    <message>
        <source>Potluck is among your programs.</source>
        <translation>Potluck está entre tus programas.</translation>
    </message>
    <message>
        <source>Potluck is being installed, updated or removed at this very moment. Wait until that has ended, then try again.</source>
        <translation>Potluck se está instalando, actualizando o quitando en este momento. Espera a que termine e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Potluck is being looked at already. Look again in a minute.</source>
        <translation>Potluck ya se está comprobando. Vuelve a comprobar dentro de un minuto.</translation>
    </message>
    <message>
        <source>Potluck is paused, so it asks nobody.</source>
        <translation>Potluck está en pausa, así que no pregunta a nadie.</translation>
    </message>
    <message>
        <source>Potluck is set to stay offline, so it did not ask for updates. Change that in the network settings, or give a folder there as the address of updates.</source>
        <translation>Potluck está configurado para no usar la red, así que no buscó actualizaciones. Cámbialo en los ajustes de red, o indica allí una carpeta como dirección de actualizaciones.</translation>
    </message>
    <message>
        <source>Potluck is starting.</source>
        <translation>Potluck se está iniciando.</translation>
    </message>
    <message>
        <source>Potluck keeps it by resting in between; where the power helper is installed, the card keeps it by itself.</source>
        <translation>Potluck lo respeta descansando a ratos; si el ayudante de energía está instalado, lo respeta la propia tarjeta.</translation>
    </message>
    <message>
        <source>Potluck looks for a newer version soon.</source>
        <translation>Potluck buscará pronto una versión más nueva.</translation>
    </message>
    <message>
        <source>Potluck looks for a newer version.</source>
        <translation>Potluck busca una versión más nueva.</translation>
    </message>
    <message>
        <source>Potluck needs a 64-bit Python %1.</source>
        <translation>Potluck necesita un Python %1 de 64 bits.</translation>
    </message>
    <message>
        <source>Potluck rests between short stretches of work instead, to keep to the watts.</source>
        <translation>En su lugar, Potluck descansa entre ratos cortos de trabajo para respetar los vatios.</translation>
    </message>
    <message>
        <source>Potluck runs already for %1, so this one ended. Use the one that runs, or end it first.</source>
        <translation>Potluck ya está abierto para %1, así que este se cerró. Usa el que está abierto o ciérralo antes.</translation>
    </message>
    <message>
        <source>Potluck runs on Linux, Windows and macOS, and this is %1.</source>
        <translation>Potluck funciona en Linux, Windows y macOS, y esto es %1.</translation>
    </message>
    <message>
        <source>Potluck runs on Python %1, with which it was never tested.</source>
        <translation>Potluck funciona con Python %1, con el que nunca se ha probado.</translation>
    </message>
    <message>
        <source>Potluck started, version %1.</source>
        <translation>Potluck se abrió, versión %1.</translation>
    </message>
    <message>
        <source>Potluck starts Practice again by itself. If this goes on, move the folder “practice” of Potluck&apos;s data away; then Practice begins anew.</source>
        <translation>Potluck vuelve a iniciar Práctica por sí solo. Si sigue pasando, quita la carpeta «practice» de los datos de Potluck; entonces Práctica empieza de nuevo.</translation>
    </message>
    <message>
        <source>Potluck starts the training part again by itself. If it ends again and again, look into the folder “logs” of Potluck&apos;s data, or switch this device off in your limits.</source>
        <translation>Potluck vuelve a iniciar la parte de entrenamiento por sí solo. Si se cierra una y otra vez, mira en la carpeta «logs» de los datos de Potluck o desactiva este dispositivo en tus límites.</translation>
    </message>
    <message>
        <source>Potluck tries again by itself.</source>
        <translation>Potluck vuelve a intentarlo por sí solo.</translation>
    </message>
    <message>
        <source>Potluck waits when less disk space than this is free.</source>
        <translation>Potluck espera cuando queda libre menos espacio en disco que este.</translation>
    </message>
    <message>
        <source>Potluck was started again meanwhile. Quit it, then run this once more.</source>
        <translation>Entretanto se volvió a iniciar Potluck. Ciérralo y ejecuta esto otra vez.</translation>
    </message>
    <message>
        <source>Power limit</source>
        <translation>Límite de consumo</translation>
    </message>
    <message>
        <source>Practice could not start: %1. If this goes on, install Potluck again.</source>
        <translation>No se pudo iniciar Práctica: %1. Si sigue pasando, instala Potluck de nuevo.</translation>
    </message>
    <message>
        <source>Practice could not start: it shows the rules of something else.</source>
        <translation>No se pudo iniciar Práctica: muestra las reglas de otra cosa.</translation>
    </message>
    <message>
        <source>Practice runs but does not answer, so it was ended.</source>
        <translation>Práctica está en marcha pero no responde, así que se cerró.</translation>
    </message>
    <message>
        <source>Price in cheap hours</source>
        <translation>Precio en horas baratas</translation>
    </message>
    <message>
        <source>Price of electricity</source>
        <translation>Precio de la electricidad</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Hilos del procesador</translation>
    </message>
    <message>
        <source>Proves that this computer holds its key, so that nobody else can work in its name.</source>
        <translation>Demuestra que este equipo tiene su clave, para que nadie más pueda trabajar en su nombre.</translation>
    </message>
    <message>
        <source>PyTorch finds no device %1 on this computer. Check the driver.</source>
        <translation>PyTorch no encuentra el dispositivo %1 en este equipo. Revisa el controlador.</translation>
    </message>
    <message>
        <source>PyTorch finds no graphics part of an Apple chip on this computer. Update macOS, or train on the processor.</source>
        <translation>PyTorch no encuentra en este equipo la parte gráfica de un chip de Apple. Actualiza macOS o entrena con el procesador.</translation>
    </message>
    <message>
        <source>PyTorch finds no usable GPU for %1. Check the driver, or train on the CPU.</source>
        <translation>PyTorch no encuentra ninguna tarjeta gráfica utilizable para %1. Revisa el controlador o entrena con el procesador.</translation>
    </message>
    <message>
        <source>PyTorch has no build for this computer&apos;s processor (%1); on %2 it has one for %3.</source>
        <translation>PyTorch no tiene versión para el procesador de este ordenador (%1); en %2 tiene una para %3.</translation>
    </message>
    <message>
        <source>Python %1 could not be fetched: %2 Install Python %3 yourself, or name a mirror of Pythons in the network settings.</source>
        <translation>No se pudo descargar Python %1: %2 Instala tú Python %3 o indica un espejo de Python en los ajustes de red.</translation>
    </message>
    <message>
        <source>Raise “Data in a month” in your limits, or wait for the next month; what has arrived is kept.</source>
        <translation>Sube «Datos al mes» en tus límites o espera al mes que viene; lo que ha llegado se conserva.</translation>
    </message>
    <message>
        <source>Raise “Disk space for Potluck” in your limits; Potluck tries again by itself.</source>
        <translation>Sube «Espacio en disco para Potluck» en tus límites; Potluck vuelve a intentarlo por sí solo.</translation>
    </message>
    <message>
        <source>Reads a part of that list.</source>
        <translation>Lee una parte de esa lista.</translation>
    </message>
    <message>
        <source>Restart the computer, then run “potluck repair”.</source>
        <translation>Reinicia el ordenador y ejecuta después «potluck repair».</translation>
    </message>
    <message>
        <source>Rests while a game, a film or a presentation fills the screen.</source>
        <translation>Descansa mientras un juego, una película o una presentación ocupa la pantalla.</translation>
    </message>
    <message>
        <source>Rests while a microphone or a camera is in use.</source>
        <translation>Descansa mientras se usa un micrófono o una cámara.</translation>
    </message>
    <message>
        <source>Rests while one of these programs runs.</source>
        <translation>Descansa mientras uno de estos programas está abierto.</translation>
    </message>
    <message>
        <source>Run “%1 --backend %2” to have it used instead.</source>
        <translation>Ejecuta «%1 --backend %2» para que se use en su lugar.</translation>
    </message>
    <message>
        <source>Says that a piece of work is still being worked on.</source>
        <translation>Dice que se sigue trabajando en un trabajo.</translation>
    </message>
    <message>
        <source>Says that the result was sent whole.</source>
        <translation>Dice que el resultado se envió completo.</translation>
    </message>
    <message>
        <source>Says what training came to, so that the result can&apos;t be changed afterwards.</source>
        <translation>Dice a qué llegó el entrenamiento, para que el resultado no se pueda cambiar después.</translation>
    </message>
    <message>
        <source>Sending the result.</source>
        <translation>Enviando el resultado.</translation>
    </message>
    <message>
        <source>Sends the result: how training changed the model.</source>
        <translation>Envía el resultado: cómo el entrenamiento cambió el modelo.</translation>
    </message>
    <message>
        <source>Share of its memory</source>
        <translation>Parte de su memoria</translation>
    </message>
    <message>
        <source>Share of the time that it spends computing; less is cooler and quieter.</source>
        <translation>Parte del tiempo que dedica a calcular; cuanto menos, más fresco y silencioso.</translation>
    </message>
    <message>
        <source>Share of time</source>
        <translation>Parte del tiempo</translation>
    </message>
    <message>
        <source>Shows a sample of the result that the project has drawn.</source>
        <translation>Muestra la parte del resultado que el proyecto ha sacado al azar.</translation>
    </message>
    <message>
        <source>Slowed down to keep the fan below %1 %.</source>
        <translation>Va más despacio para que el ventilador no llegue al %1&#xa0;%.</translation>
    </message>
    <message>
        <source>Slowed down to stay below %1 °C.</source>
        <translation>Va más despacio para no llegar a %1&#xa0;°C.</translation>
    </message>
    <message>
        <source>Slowed down to take at most %1 W, since the driver took this limit but does not keep it.</source>
        <translation>Va más despacio para consumir como máximo %1&#xa0;W, porque el controlador aceptó este límite pero no lo respeta.</translation>
    </message>
    <message>
        <source>Slowed down to take at most %1 W.</source>
        <translation>Va más despacio para consumir como máximo %1&#xa0;W.</translation>
    </message>
    <message>
        <source>Something is there already: %1.</source>
        <translation>Ya hay algo ahí: %1.</translation>
    </message>
    <message>
        <source>Space, memory and network</source>
        <translation>Espacio, memoria y red</translation>
    </message>
    <message>
        <source>Start after</source>
        <translation>Empezar tras</translation>
    </message>
    <message>
        <source>Stays cool: %1 °C at most.</source>
        <translation>Se mantiene fresco: %1&#xa0;°C como máximo.</translation>
    </message>
    <message>
        <source>Stopped. The version was not put to use.</source>
        <translation>Detenido. La versión no se puso en uso.</translation>
    </message>
    <message>
        <source>Stopped. What has been fetched is kept for the next time.</source>
        <translation>Detenido. Lo descargado se conserva para la próxima vez.</translation>
    </message>
    <message>
        <source>The %1 in this invite link is cut off. Copy it again, whole.</source>
        <translation>Este enlace de invitación está cortado (%1). Cópialo de nuevo, entero.</translation>
    </message>
    <message>
        <source>The %1 in this invite link is damaged. Copy it again.</source>
        <translation>Este enlace de invitación está dañado (%1). Cópialo de nuevo.</translation>
    </message>
    <message>
        <source>The address %1 was not found. Check the internet connection, and the network settings if you use a proxy or a mirror.</source>
        <translation>No se encontró la dirección %1. Comprueba la conexión a internet, y los ajustes de red si usas un proxy o un espejo.</translation>
    </message>
    <message>
        <source>The address in this invite link is damaged. Copy it again, whole.</source>
        <translation>La dirección de este enlace de invitación está dañada. Cópialo de nuevo, entero.</translation>
    </message>
    <message>
        <source>The app&apos;s version is empty or too long.</source>
        <translation>La versión de la aplicación está vacía o es demasiado larga.</translation>
    </message>
    <message>
        <source>The certificate of the project&apos;s server is damaged. Tell the organiser.</source>
        <translation>El certificado del servidor del proyecto está dañado. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The certificate of the project&apos;s server is not valid yet. Check this computer&apos;s date and time.</source>
        <translation>El certificado del servidor del proyecto aún no es válido. Revisa la fecha y la hora de este equipo.</translation>
    </message>
    <message>
        <source>The certificate of the project&apos;s server ran out on %1. Ask the organiser to renew it and to send a new invite link.</source>
        <translation>El certificado del servidor del proyecto caducó el %1. Pide a la organización que lo renueve y que envíe un enlace de invitación nuevo.</translation>
    </message>
    <message>
        <source>The challenge has to be answered before the payload is sent.</source>
        <translation>Hay que responder al desafío antes de enviar el contenido.</translation>
    </message>
    <message>
        <source>The challenge has to be answered before the unit is submitted.</source>
        <translation>Hay que responder al desafío antes de presentar el trabajo.</translation>
    </message>
    <message>
        <source>The check failed for a reason that was not foreseen (%1). Please report it with the log.</source>
        <translation>La comprobación falló por un motivo no previsto (%1). Comunícalo, por favor, y adjunta el registro.</translation>
    </message>
    <message>
        <source>The check got no answer, so it was ended. Try again, or look at the device&apos;s driver.</source>
        <translation>La prueba no obtuvo respuesta, así que se terminó. Inténtalo de nuevo o revisa el controlador del dispositivo.</translation>
    </message>
    <message>
        <source>The check was ended at %1 °C, since your limit is %2 °C. At work Potluck rests in between to stay below it.</source>
        <translation>La prueba se terminó a %1&#xa0;°C, porque tu límite es de %2&#xa0;°C. Al trabajar, Potluck descansa a ratos para no superarlo.</translation>
    </message>
    <message>
        <source>The checkpoint %1 %2, so it was not used. Fetch it again or tell the organiser.</source>
        <translation>El punto guardado %1 no se usó (%2). Descárgalo de nuevo o avisa a la organización.</translation>
    </message>
    <message>
        <source>The checkpoint holds NaN or a value of %1 or more, which exact numerics can&apos;t compute with. Fetch the checkpoint again or tell the organiser.</source>
        <translation>El punto guardado contiene NaN o un valor de %1 o más, con el que el cálculo exacto no puede operar. Descárgalo de nuevo o avisa a la organización.</translation>
    </message>
    <message>
        <source>The commitment %1, so it was not taken. Update the app.</source>
        <translation>El compromiso no se aceptó (%1). Actualiza la aplicación.</translation>
    </message>
    <message>
        <source>The commitment is damaged and can&apos;t be read.</source>
        <translation>El compromiso está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>The commitment is larger than allowed.</source>
        <translation>El compromiso es más grande de lo permitido.</translation>
    </message>
    <message>
        <source>The commitment is not signed by this computer&apos;s key.</source>
        <translation>El compromiso no está firmado con la clave de este equipo.</translation>
    </message>
    <message>
        <source>The commitment of this lease names another payload.</source>
        <translation>El compromiso de este encargo nombra otro contenido.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>Se cortó la conexión con %1.</translation>
    </message>
    <message>
        <source>The connection to the project&apos;s server was closed on this computer.</source>
        <translation>La conexión con el servidor del proyecto se cerró en este equipo.</translation>
    </message>
    <message>
        <source>The coordinator failed at this. Try again later; if it stays, tell the organiser.</source>
        <translation>El coordinador falló en esto. Inténtalo más tarde; si continúa, avisa a la organización.</translation>
    </message>
    <message>
        <source>The coordinator shows older rules of the project than this computer knows, so they were not used. Tell the organiser.</source>
        <translation>El coordinador muestra unas reglas del proyecto más antiguas que las que conoce este equipo, así que no se usaron. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The coordinator&apos;s disk is full. Try again later; nothing that was confirmed is lost.</source>
        <translation>El disco del coordinador está lleno. Inténtalo más tarde; no se pierde nada de lo confirmado.</translation>
    </message>
    <message>
        <source>The daemon sent an order that can&apos;t be read.</source>
        <translation>El programa en segundo plano envió una orden que no se puede leer.</translation>
    </message>
    <message>
        <source>The daemon sent an order that this worker does not know.</source>
        <translation>El programa en segundo plano envió una orden que la parte de entrenamiento no conoce.</translation>
    </message>
    <message>
        <source>The device %1 stopped working in the middle of a calculation. Update its driver, undo overclocking, or switch the device off in Potluck&apos;s settings.</source>
        <translation>El dispositivo %1 dejó de funcionar en medio de un cálculo. Actualiza su controlador, quita el overclocking o desactiva el dispositivo en los ajustes de Potluck.</translation>
    </message>
    <message>
        <source>The device that began this piece of work has gone from this computer, so it was given back.</source>
        <translation>El dispositivo que empezó este trabajo ya no está en este equipo, así que se devolvió.</translation>
    </message>
    <message>
        <source>The digest of a file has another length.</source>
        <translation>La huella de un archivo tiene otra longitud.</translation>
    </message>
    <message>
        <source>The disk has %1 GB free, and Potluck needs %2: %3 to download, %4 once it is installed, and %5 to spare.</source>
        <translation>El disco tiene %1 GB libres y Potluck necesita %2: %3 para descargar, %4 una vez instalado y %5 de margen.</translation>
    </message>
    <message>
        <source>The disk is full, so %1 could not be written. Free some space; Potluck goes on by itself.</source>
        <translation>El disco está lleno, así que no se pudo escribir %1. Libera espacio; Potluck sigue por sí solo.</translation>
    </message>
    <message>
        <source>The disk is full, so %1 could not be written. Free some space; nothing that was saved before is lost.</source>
        <translation>El disco está lleno, así que no se pudo escribir %1. Libera espacio; no se pierde nada de lo ya guardado.</translation>
    </message>
    <message>
        <source>The disk is full, so a file of the project could not be kept. Free some space; what has arrived is kept and Potluck goes on from there.</source>
        <translation>El disco está lleno, así que no se pudo guardar un archivo del proyecto. Libera espacio; lo que ha llegado se conserva y Potluck sigue desde ahí.</translation>
    </message>
    <message>
        <source>The disk is full, so the journal %1 could not be written. Free some space; Potluck goes on by itself.</source>
        <translation>El disco está lleno, así que no se pudo escribir el diario %1. Libera espacio; Potluck sigue por sí solo.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; Potluck goes on by itself and lost nothing.</source>
        <translation>El disco está lleno. Libera espacio; Potluck sigue por sí solo y no ha perdido nada.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full. Make room; nothing that was confirmed is lost.</source>
        <translation>El disco que contiene %1 está lleno. Haz sitio; no se pierde nada de lo confirmado.</translation>
    </message>
    <message>
        <source>The driver&apos;s own limit can&apos;t be set without the power helper, so Potluck rests between short stretches of work to keep to the watts. The page about the power helper says how to add it.</source>
        <translation>El límite propio del controlador no se puede fijar sin el ayudante de energía, así que Potluck descansa entre ratos cortos de trabajo para respetar los vatios. La página sobre el ayudante de energía explica cómo añadirlo.</translation>
    </message>
    <message>
        <source>The enrolment is not signed by this computer&apos;s key.</source>
        <translation>La inscripción no está firmada con la clave de este equipo.</translation>
    </message>
    <message>
        <source>The enrolment took too long or was used before. Begin it again.</source>
        <translation>La inscripción tardó demasiado o ya se usó. Empiézala de nuevo.</translation>
    </message>
    <message>
        <source>The environment variable %1 is %2, which would change results. Remove it or set it to %3.</source>
        <translation>La variable de entorno %1 es %2, lo que cambiaría los resultados. Quítala o ponle el valor %3.</translation>
    </message>
    <message>
        <source>The environment variable %1 is %2, which would change results. Remove it.</source>
        <translation>La variable de entorno %1 es %2, lo que cambiaría los resultados. Quítala.</translation>
    </message>
    <message>
        <source>The environment was made without its Python. Try again.</source>
        <translation>El entorno se creó sin su Python. Inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 could not be used: %2. Check the disk and the folder&apos;s permissions.</source>
        <translation>No se pudo usar el archivo %1: %2. Revisa el disco y los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>The file %1 is not here, or not any more.</source>
        <translation>El archivo %1 no está aquí, o ya no está.</translation>
    </message>
    <message>
        <source>The file with the result.</source>
        <translation>El archivo con el resultado.</translation>
    </message>
    <message>
        <source>The files of this piece of work are gone (%1), so it was given back.</source>
        <translation>Los archivos de este trabajo ya no están (%1), así que se devolvió.</translation>
    </message>
    <message>
        <source>The first day, %1, comes after the last one, %2.</source>
        <translation>El primer día, %1, es posterior al último, %2.</translation>
    </message>
    <message>
        <source>The hours of the week in which electricity costs you less.</source>
        <translation>Las horas de la semana en que la electricidad te cuesta menos.</translation>
    </message>
    <message>
        <source>The list of wheels names an impossible file: “%1”.</source>
        <translation>La lista de archivos nombra uno imposible: «%1».</translation>
    </message>
    <message>
        <source>The model could not be tried, for a reason that was not foreseen (%1). Please report it with the log.</source>
        <translation>No se pudo probar el modelo por un motivo no previsto (%1). Comunícalo, por favor, y adjunta el registro.</translation>
    </message>
    <message>
        <source>The new version did not finish testing itself.</source>
        <translation>La versión nueva no terminó de probarse.</translation>
    </message>
    <message>
        <source>The package is still there. An administrator removes it with this command.</source>
        <translation>El paquete sigue ahí. Un administrador lo quita con esta orden.</translation>
    </message>
    <message>
        <source>The power helper is %1.</source>
        <translation>El ayudante de energía está %1.</translation>
    </message>
    <message>
        <source>The power helper is still there. An administrator removes it with this command.</source>
        <translation>El ayudante de energía sigue ahí. Un administrador lo quita con esta orden.</translation>
    </message>
    <message>
        <source>The processor computes, with the build of PyTorch %1.</source>
        <translation>Calcula el procesador, con la versión de PyTorch %1.</translation>
    </message>
    <message>
        <source>The project&apos;s rules were refused, since they ask for something outside what Potluck allows. Tell the organiser what it is: “%1”.</source>
        <translation>Se rechazaron las reglas del proyecto, porque piden algo que se sale de lo que permite Potluck. Dile a la organización de qué se trata: «%1».</translation>
    </message>
    <message>
        <source>The proxy %1 can&apos;t be reached. Check its address in the network settings.</source>
        <translation>No se puede llegar al proxy %1. Comprueba su dirección en los ajustes de red.</translation>
    </message>
    <message>
        <source>The proxy %1 does not let Potluck through (%2). Ask who runs it, or use a mirror that it allows.</source>
        <translation>El proxy %1 no deja pasar a Potluck (%2). Pregunta a quien lo lleva o usa un espejo que permita.</translation>
    </message>
    <message>
        <source>The room on the disk of %1 can&apos;t be read: %2. Choose another folder, and try again.</source>
        <translation>No se puede leer el espacio del disco de %1: %2. Elige otra carpeta e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The version %1 is not complete, so it was not put to use.</source>
        <translation>La versión %1 no está completa, así que no se puso en uso.</translation>
    </message>
    <message>
        <source>This Linux has no glibc, which PyTorch and Qt are built for.</source>
        <translation>Este Linux no tiene glibc, para la que se hicieron PyTorch y Qt.</translation>
    </message>
    <message>
        <source>This Windows is older than Windows 10, version 1809, which Qt needs.</source>
        <translation>Este Windows es anterior a Windows 10, versión 1809, que Qt necesita.</translation>
    </message>
    <message>
        <source>This computer does not trust who answers as %1 (%2). Some companies, schools and antivirus programs look into encrypted connections: then their certificate has to be installed on this computer. Also check that its date is right.</source>
        <translation>Este ordenador no se fía de quien responde como %1 (%2). Algunas empresas, escuelas y antivirus miran dentro de las conexiones cifradas: entonces su certificado tiene que estar instalado en este ordenador. Comprueba también que la fecha es correcta.</translation>
    </message>
    <message>
        <source>This computer has %1 %2, and Potluck needs %3 %4 or newer.</source>
        <translation>Este ordenador tiene %1 %2 y Potluck necesita %3 %4 o posterior.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is made when a project is joined, and then kept in a file that only you can read, as you wished.</source>
        <translation>La clave de este equipo se crea al unirse a un proyecto y se guarda entonces, como querías, en un archivo que solo tú puedes leer.</translation>
    </message>
    <message>
        <source>This release of Potluck has no build of PyTorch %1 (%2) that runs on this computer. It has: %3. Choose one of these, or leave the choice to Potluck.</source>
        <translation>Esta versión de Potluck no tiene un PyTorch %1 (%2) que funcione en este ordenador. Tiene: %3. Elige uno de ellos o deja que elija Potluck.</translation>
    </message>
    <message>
        <source>This release of Potluck has no build of PyTorch for %1.</source>
        <translation>Esta versión de Potluck no tiene un PyTorch para %1.</translation>
    </message>
    <message>
        <source>This release of Potluck has no build of PyTorch that runs on this computer. Look for a newer release, or for an installer that was made for your system.</source>
        <translation>Esta versión de Potluck no tiene un PyTorch que funcione en este ordenador. Busca una versión más nueva o un instalador hecho para tu sistema.</translation>
    </message>
    <message>
        <source>This release of Potluck has no parts for this computer with Python %1 (%2: %3). Look for a newer release of Potluck, or use another Python.</source>
        <translation>Esta versión de Potluck no tiene partes para este ordenador con Python %1 (%2: %3). Busca una versión más nueva de Potluck o usa otro Python.</translation>
    </message>
    <message>
        <source>Too many versions of Potluck lie on this computer.</source>
        <translation>Hay demasiadas versiones de Potluck en este ordenador.</translation>
    </message>
    <message>
        <source>Update Windows, and try again.</source>
        <translation>Actualiza Windows e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Update macOS, and try again.</source>
        <translation>Actualiza macOS e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Use a Linux with glibc, such as Debian, Ubuntu or Fedora.</source>
        <translation>Usa un Linux con glibc, como Debian, Ubuntu o Fedora.</translation>
    </message>
    <message>
        <source>What the installer brought along is not there. Download the installer anew.</source>
        <translation>Lo que trajo el instalador no está. Descarga de nuevo el instalador.</translation>
    </message>
    <message>
        <source>What the project&apos;s server offered was refused, since something in it is outside what its own rules and Potluck allow. Tell the organiser what it is: “%1”.</source>
        <translation>Se rechazó lo que ofreció el servidor del proyecto, porque algo se sale de lo que permiten sus propias reglas y Potluck. Dile a la organización de qué se trata: «%1».</translation>
    </message>
    <message>
        <source>What the update server says has expired (%1). Check that this computer&apos;s date and time are right. If they are, somebody may keep news of updates from you, or the server is not looked after; Potluck stays as it is and asks again.</source>
        <translation>Lo que dice el servidor de actualizaciones ha caducado (%1). Comprueba que la fecha y la hora de este ordenador sean correctas. Si lo son, quizá alguien te oculte las actualizaciones, o nadie cuida el servidor; Potluck se queda como está y volverá a preguntar.</translation>
    </message>
    <message>
        <source>What was kept is in %1.</source>
        <translation>Lo que se conservó está en %1.</translation>
    </message>
    <message>
        <source>You have joined no project on another computer, so nothing is needed.</source>
        <translation>No te has unido a ningún proyecto en otro equipo, así que no hace falta nada.</translation>
    </message>
    <message>
        <source>You have switched this device off, so it was left alone.</source>
        <translation>Has desactivado este dispositivo, así que no se ha tocado.</translation>
    </message>
    <message>
        <source>You let Potluck go on.</source>
        <translation>Reanudaste Potluck.</translation>
    </message>
    <message>
        <source>You let this device go on.</source>
        <translation>Reanudaste este dispositivo.</translation>
    </message>
    <message>
        <source>You need not do anything. Potluck does not try that version again.</source>
        <translation>No tienes que hacer nada. Potluck no vuelve a probar esa versión.</translation>
    </message>
    <message>
        <source>You paused Potluck for %1.</source>
        <translation>Pusiste Potluck en pausa: %1.</translation>
    </message>
    <message>
        <source>You paused Potluck until tomorrow morning.</source>
        <translation>Pusiste Potluck en pausa hasta mañana por la mañana.</translation>
    </message>
    <message>
        <source>You paused Potluck until you let it go on.</source>
        <translation>Pusiste Potluck en pausa hasta que lo reanudes.</translation>
    </message>
    <message>
        <source>You paused Potluck while “%1” runs.</source>
        <translation>Pusiste Potluck en pausa mientras «%1» está abierto.</translation>
    </message>
    <message>
        <source>You paused this device for %1.</source>
        <translation>Pusiste este dispositivo en pausa: %1.</translation>
    </message>
    <message>
        <source>You paused this device until tomorrow morning.</source>
        <translation>Pusiste este dispositivo en pausa hasta mañana por la mañana.</translation>
    </message>
    <message>
        <source>You paused this device until you let it go on.</source>
        <translation>Pusiste este dispositivo en pausa hasta que lo reanudes.</translation>
    </message>
    <message>
        <source>You paused this device while “%1” runs.</source>
        <translation>Pusiste este dispositivo en pausa mientras «%1» está abierto.</translation>
    </message>
    <message>
        <source>Your limits of the network don&apos;t allow to look for updates now. Potluck does it by itself once they allow it.</source>
        <translation>Tus límites de red no permiten buscar actualizaciones ahora. Potluck lo hace solo cuando lo permitan.</translation>
    </message>
    <message>
        <source>address</source>
        <translation>dirección</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>borrar</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>huella</translation>
    </message>
    <message>
        <source>for AMD graphics cards</source>
        <translation>para tarjetas gráficas AMD</translation>
    </message>
    <message>
        <source>for Apple chips</source>
        <translation>para chips de Apple</translation>
    </message>
    <message>
        <source>for Intel graphics</source>
        <translation>para gráficas Intel</translation>
    </message>
    <message>
        <source>for NVIDIA graphics cards with CUDA 12.6</source>
        <translation>para tarjetas gráficas NVIDIA con CUDA 12.6</translation>
    </message>
    <message>
        <source>for NVIDIA graphics cards with CUDA 13.0</source>
        <translation>para tarjetas gráficas NVIDIA con CUDA 13.0</translation>
    </message>
    <message>
        <source>for the processor</source>
        <translation>para el procesador</translation>
    </message>
    <message>
        <source>project key</source>
        <translation>clave del proyecto</translation>
    </message>
    <message>
        <source>“%1” is no address of updates. Write it like https://host/folder, or name a folder with its whole path.</source>
        <translation>«%1» no es una dirección de actualizaciones. Escríbela como https://host/carpeta, o indica una carpeta con su ruta completa.</translation>
    </message>
    <message>
        <source>“%1” is not the address of a proxy. Write it like http://host:port or socks5h://host:port in the network settings.</source>
        <translation>«%1» no es la dirección de un proxy. Escríbela en los ajustes de red como http://host:port o socks5h://host:port.</translation>
    </message>
    <message>
        <source>“Start now” can&apos;t last so long.</source>
        <translation>«Empezar ahora» no puede durar tanto.</translation>
    </message>
    <message>
        <source>%1 To be careful, it works %2 of the time.</source>
        <translation>%1 Por prudencia, trabaja el %2 del tiempo.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 % of the time</source>
        <translation>%1&#xa0;% del tiempo</translation>
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
        <translation>Calculan %1, con la versión de PyTorch %2.</translation>
    </message>
    <message>
        <source>%1 computes, with the build of PyTorch %2.</source>
        <translation>Calcula %1, con la versión de PyTorch %2.</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1&#xa0;días</translation>
    </message>
    <message>
        <source>%1 grams per kWh</source>
        <translation>%1&#xa0;gramos por kWh</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1&#xa0;horas</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 minute</source>
        <translation>%1&#xa0;minuto</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1&#xa0;minutos</translation>
    </message>
    <message>
        <source>%1 per kWh</source>
        <translation>%1 por kWh</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 stays unused.</source>
        <translation>%1 queda sin usar.</translation>
    </message>
    <message>
        <source>%1 thread</source>
        <translation>%1&#xa0;hilo</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1&#xa0;hilos</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1&#xa0;°C</translation>
    </message>
    <message>
        <source>%1: not what was promised (the SHA-256 differs), so nothing of it was used.</source>
        <translation>%1: no es lo prometido (el SHA-256 no coincide), así que no se ha usado nada de ello.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1&#xa0;hora</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1&#xa0;minuto</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1&#xa0;hilo</translation>
    </message>
    <message>
        <source>A dispute came with a receipt.</source>
        <translation>Una disputa llegó con un recibo.</translation>
    </message>
    <message>
        <source>A receipt has no real number.</source>
        <translation>Un recibo no contiene un número real.</translation>
    </message>
    <message>
        <source>A receipt is for more tokens than there are.</source>
        <translation>Un recibo es por más tokens de los que hay.</translation>
    </message>
    <message>
        <source>A receipt is too large.</source>
        <translation>Un recibo es demasiado grande.</translation>
    </message>
    <message>
        <source>A receipt names another computer.</source>
        <translation>Un recibo nombra otro equipo.</translation>
    </message>
    <message>
        <source>A receipt names another piece of work.</source>
        <translation>Un recibo nombra otro trabajo.</translation>
    </message>
    <message>
        <source>A receipt says something else than the outcome.</source>
        <translation>Un recibo dice otra cosa que el resultado de la comprobación.</translation>
    </message>
    <message>
        <source>An outcome came twice or out of order.</source>
        <translation>Un resultado de comprobación llegó dos veces o fuera de orden.</translation>
    </message>
    <message>
        <source>An outcome is of an unknown kind.</source>
        <translation>Un resultado de comprobación es de un tipo desconocido.</translation>
    </message>
    <message>
        <source>Another build was asked for.</source>
        <translation>Se pidió otra versión.</translation>
    </message>
    <message>
        <source>Copy it into the folder once more, or download the installer anew.</source>
        <translation>Cópialo otra vez en la carpeta o descarga de nuevo el instalador.</translation>
    </message>
    <message>
        <source>Credit came without its receipt.</source>
        <translation>Llegó un crédito sin su recibo.</translation>
    </message>
    <message>
        <source>Install AMD&apos;s driver amdgpu with ROCm.</source>
        <translation>Instala el controlador amdgpu de AMD con ROCm.</translation>
    </message>
    <message>
        <source>Install Intel&apos;s graphics driver with Level Zero.</source>
        <translation>Instala el controlador gráfico de Intel con Level Zero.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s driver %1 or newer.</source>
        <translation>Instala el controlador de NVIDIA %1 o posterior.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s driver %1.</source>
        <translation>Instala el controlador de NVIDIA %1.</translation>
    </message>
    <message>
        <source>It is too new for the build %1, and for the build %2 its driver %3 is too old.</source>
        <translation>Es demasiado nueva para %1, y para %2 su controlador %3 es demasiado antiguo.</translation>
    </message>
    <message>
        <source>It is too old for every build of PyTorch.</source>
        <translation>Es demasiado antigua para cualquier PyTorch.</translation>
    </message>
    <message>
        <source>It is too old for the build %1.</source>
        <translation>Es demasiado antigua para %1.</translation>
    </message>
    <message>
        <source>It should have come with Potluck. Download the installer anew.</source>
        <translation>Debería haber venido con Potluck. Descarga de nuevo el instalador.</translation>
    </message>
    <message>
        <source>Its driver %1 is too old; the build %2 needs %3 or newer.</source>
        <translation>Su controlador %1 es demasiado antiguo; %2 necesita %3 o posterior.</translation>
    </message>
    <message>
        <source>Missing in %1: %2.</source>
        <translation>En %1 falta: %2.</translation>
    </message>
    <message>
        <source>Missing on this computer: %1.</source>
        <translation>En este ordenador falta: %1.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver is not installed, or does not run.</source>
        <translation>El controlador de NVIDIA no está instalado o no funciona.</translation>
    </message>
    <message>
        <source>News of the project&apos;s server was refused: %1 Tell the organiser.</source>
        <translation>Se rechazaron las novedades del servidor del proyecto: %1 Avisa a la organización.</translation>
    </message>
    <message>
        <source>No build of PyTorch uses it on %1.</source>
        <translation>Ningún PyTorch la usa en %1.</translation>
    </message>
    <message>
        <source>Paused until %1 has ended.</source>
        <translation>En pausa hasta que %1 se cierre.</translation>
    </message>
    <message>
        <source>Paused until the time that you chose.</source>
        <translation>En pausa hasta la hora que elegiste.</translation>
    </message>
    <message>
        <source>Paused until you resume.</source>
        <translation>En pausa hasta que lo reanudes.</translation>
    </message>
    <message>
        <source>Potluck was updated from version %1 to %2.</source>
        <translation>Potluck se actualizó de la versión %1 a la %2.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program can&apos;t be ended, so the update could not be taken back. Restart the computer, then start Potluck again.</source>
        <translation>No se puede cerrar el programa en segundo plano de Potluck, así que la actualización no se pudo deshacer. Reinicia el ordenador y abre Potluck de nuevo.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program can&apos;t be started: %1.</source>
        <translation>No se puede iniciar el programa en segundo plano de Potluck: %1.</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program did not end, so the update waits for another time.</source>
        <translation>El programa en segundo plano de Potluck no se cerró, así que la actualización espera a otro momento.</translation>
    </message>
    <message>
        <source>Potluck&apos;s folder does not answer.</source>
        <translation>La carpeta de Potluck no responde.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program could not be started: %1.</source>
        <translation>No se pudo iniciar el programa de actualización de Potluck: %1.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program did not begin in time.</source>
        <translation>El programa de actualización de Potluck no empezó a tiempo.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program ended without saying why.</source>
        <translation>El programa de actualización de Potluck terminó sin decir por qué.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program has gone silent, so it was ended.</source>
        <translation>El programa de actualización de Potluck dejó de responder y por eso se cerró.</translation>
    </message>
    <message>
        <source>Potluck&apos;s update program said more than a line.</source>
        <translation>El programa de actualización de Potluck dijo más de una línea.</translation>
    </message>
    <message>
        <source>Put these files there, or allow the network in the network settings.</source>
        <translation>Pon esos archivos ahí, o permite la red en los ajustes de red.</translation>
    </message>
    <message>
        <source>PyTorch %1 computes on the processor: Potluck can&apos;t use Intel&apos;s graphics cards yet.</source>
        <translation>PyTorch %1 calcula en el procesador: Potluck todavía no puede usar las tarjetas gráficas de Intel.</translation>
    </message>
    <message>
        <source>PyTorch %1 computes on the processor; this computer has no graphics card that could train.</source>
        <translation>PyTorch %1 calcula en el procesador; este equipo no tiene una tarjeta gráfica que pueda entrenar.</translation>
    </message>
    <message>
        <source>PyTorch %1 fits the graphics cards of this computer: %2.</source>
        <translation>PyTorch %1 corresponde a las tarjetas gráficas de este equipo: %2.</translation>
    </message>
    <message>
        <source>PyTorch %1 has no code for %2 (%3), so this card can&apos;t train.</source>
        <translation>PyTorch %1 no tiene código para %2 (%3), así que esta tarjeta no puede entrenar.</translation>
    </message>
    <message>
        <source>PyTorch computes on AMD&apos;s cards on Linux alone.</source>
        <translation>PyTorch solo calcula en las tarjetas de AMD en Linux.</translation>
    </message>
    <message>
        <source>PyTorch could not be asked, since no training process came up.</source>
        <translation>No se pudo preguntar a PyTorch, porque la parte de entrenamiento no arrancó.</translation>
    </message>
    <message>
        <source>PyTorch for your graphics card</source>
        <translation>PyTorch para tu tarjeta gráfica</translation>
    </message>
    <message>
        <source>PyTorch&apos;s build for AMD has no code for its chip %1.</source>
        <translation>El PyTorch para AMD no tiene código para su chip %1.</translation>
    </message>
    <message>
        <source>Python and its packages</source>
        <translation>Python y sus paquetes</translation>
    </message>
    <message>
        <source>Quit Potluck and start it again: it goes on with the update, or back by itself.</source>
        <translation>Cierra Potluck y ábrelo de nuevo: sigue con la actualización o vuelve atrás por sí solo.</translation>
    </message>
    <message>
        <source>Reaching your projects</source>
        <translation>Conexión con tus proyectos</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Espacio en el disco</translation>
    </message>
    <message>
        <source>Room to train</source>
        <translation>Espacio para entrenar</translation>
    </message>
    <message>
        <source>Stopped. The version before is still in use.</source>
        <translation>Detenido. La versión anterior sigue en uso.</translation>
    </message>
    <message>
        <source>Switch on automatic date and time in the system&apos;s settings.</source>
        <translation>Activa la fecha y hora automáticas en los ajustes del sistema.</translation>
    </message>
    <message>
        <source>That failed in a way that was not foreseen (%1: %2).</source>
        <translation>Eso falló de una forma que no estaba prevista (%1: %2).</translation>
    </message>
    <message>
        <source>The background program of Potluck %1 did not answer within %2 seconds.</source>
        <translation>El programa en segundo plano de Potluck %1 no respondió en %2 segundos.</translation>
    </message>
    <message>
        <source>The background program was not started again.</source>
        <translation>El programa en segundo plano no se volvió a iniciar.</translation>
    </message>
    <message>
        <source>The build for the others leaves it out.</source>
        <translation>La versión para las demás la deja fuera.</translation>
    </message>
    <message>
        <source>The clock</source>
        <translation>El reloj</translation>
    </message>
    <message>
        <source>The compute part of AMD&apos;s driver (ROCm) does not run.</source>
        <translation>La parte de cálculo del controlador de AMD (ROCm) no funciona.</translation>
    </message>
    <message>
        <source>The compute part of Intel&apos;s graphics driver (Level Zero) is not installed.</source>
        <translation>La parte de cálculo del controlador gráfico de Intel (Level Zero) no está instalada.</translation>
    </message>
    <message>
        <source>The computer went off, or Potluck was ended, while %1 was started for the first time.</source>
        <translation>El ordenador se apagó, o Potluck se cerró, mientras %1 se iniciaba por primera vez.</translation>
    </message>
    <message>
        <source>The copy %1 is damaged, so the files before the update could not be put back. What the newer version wrote is still there.</source>
        <translation>La copia %1 está dañada, así que no se pudieron reponer los archivos de antes de la actualización. Lo que escribió la versión más nueva sigue ahí.</translation>
    </message>
    <message>
        <source>The desktop shows Potluck&apos;s icon.</source>
        <translation>El escritorio muestra el icono de Potluck.</translation>
    </message>
    <message>
        <source>The driver does not say how much memory is free on %1.</source>
        <translation>El controlador no dice cuánta memoria hay libre en %1.</translation>
    </message>
    <message>
        <source>The failure was not noted.</source>
        <translation>El fallo no quedó anotado.</translation>
    </message>
    <message>
        <source>The file %1 of the update is larger than it can be.</source>
        <translation>El archivo %1 de la actualización es mayor de lo que puede ser.</translation>
    </message>
    <message>
        <source>The folder of updates could not be read: %1: %2.</source>
        <translation>No se pudo leer la carpeta de actualizaciones: %1: %2.</translation>
    </message>
    <message>
        <source>The graphics card&apos;s memory</source>
        <translation>La memoria de la tarjeta gráfica</translation>
    </message>
    <message>
        <source>The icon in the panel</source>
        <translation>El icono en el panel</translation>
    </message>
    <message>
        <source>The journal %1 could not be used: %2. Check the disk and the folder&apos;s permissions.</source>
        <translation>No se pudo usar el diario %1: %2. Revisa el disco y los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>The journal %1 is damaged, and Potluck does not go on without it, since it holds your receipts. Restore it from a backup, or move it away to begin a new one.</source>
        <translation>El diario %1 está dañado, y Potluck no sigue sin él, porque contiene tus recibos. Recupéralo de una copia de seguridad o quítalo de ahí para empezar uno nuevo.</translation>
    </message>
    <message>
        <source>The journal does not know the piece of work %1.</source>
        <translation>El diario no conoce el trabajo %1.</translation>
    </message>
    <message>
        <source>The journal knows a state called “%1”, which this version of Potluck does not. Update the app.</source>
        <translation>El diario conoce un estado llamado «%1» que esta versión de Potluck no conoce. Actualiza la aplicación.</translation>
    </message>
    <message>
        <source>The journal&apos;s copy of a piece of work is damaged, so it was given up.</source>
        <translation>La copia de un trabajo en el diario está dañada, así que se abandonó.</translation>
    </message>
    <message>
        <source>The journal&apos;s copy of a project&apos;s rules is damaged. Leave the project and join it again.</source>
        <translation>La copia de las reglas de un proyecto en el diario está dañada. Deja el proyecto y únete de nuevo.</translation>
    </message>
    <message>
        <source>The keyring holds another key than %1 names. Remove that file to go on with the key in the keyring.</source>
        <translation>El llavero contiene otra clave que la que nombra %1. Quita ese archivo para seguir con la clave del llavero.</translation>
    </message>
    <message>
        <source>The lease ran out and the unit is with somebody else, so the result is not needed.</source>
        <translation>El encargo caducó y el trabajo lo tiene otra persona, así que el resultado no hace falta.</translation>
    </message>
    <message>
        <source>The ledger&apos;s root is damaged.</source>
        <translation>La raíz del libro de cuentas está dañada.</translation>
    </message>
    <message>
        <source>The ledger&apos;s state is damaged and can&apos;t be read.</source>
        <translation>El estado del libro de cuentas está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>The ledger&apos;s state is not signed by the project, so it is not trusted.</source>
        <translation>El estado del libro de cuentas no está firmado por el proyecto, así que no es de fiar.</translation>
    </message>
    <message>
        <source>The log can&apos;t be read: %1.</source>
        <translation>No se puede leer el registro: %1.</translation>
    </message>
    <message>
        <source>The loss curve has no real numbers.</source>
        <translation>La curva de pérdida no contiene números reales.</translation>
    </message>
    <message>
        <source>The loss curve is too long.</source>
        <translation>La curva de pérdida es demasiado larga.</translation>
    </message>
    <message>
        <source>The measured speed is no number.</source>
        <translation>La velocidad medida no es un número.</translation>
    </message>
    <message>
        <source>The merge is to contain unit %1, which is not in the record. Restore the database from a copy.</source>
        <translation>La fusión debe contener el trabajo %1, que no está en el registro. Recupera la base de datos de una copia.</translation>
    </message>
    <message>
        <source>The message is damaged and can&apos;t be read. Update the app.</source>
        <translation>El mensaje está dañado y no se puede leer. Actualiza la aplicación.</translation>
    </message>
    <message>
        <source>The model adds up %1 numbers over %2, and exact numerics allow %3. The project needs a smaller model or smaller micro-batches.</source>
        <translation>El modelo suma %1 números por cada %2, y el cálculo exacto permite %3. El proyecto necesita un modelo más pequeño o microlotes más pequeños.</translation>
    </message>
    <message>
        <source>The model gives no finite numbers, so training broke down before it. Tell the organiser.</source>
        <translation>El modelo no da números finitos, así que el entrenamiento se estropeó antes. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The model has %1 weights but %2 were given, so they belong to another model. Use weights of this project.</source>
        <translation>El modelo tiene %1&#xa0;pesos, pero se dieron %2, así que son de otro modelo. Usa pesos de este proyecto.</translation>
    </message>
    <message>
        <source>The model has moved on too far while this unit was under way, so it is not needed.</source>
        <translation>El modelo ha avanzado demasiado mientras se hacía este trabajo, así que no hace falta.</translation>
    </message>
    <message>
        <source>The model needs at least %1 MB of memory on this device. Allow more memory, or choose a project with a smaller model.</source>
        <translation>El modelo necesita al menos %1&#xa0;MB de memoria en este dispositivo. Permite más memoria o elige un proyecto con un modelo más pequeño.</translation>
    </message>
    <message>
        <source>The model of when you joined is no longer on this computer, and this beginning was not tried while it was. Try one that you tried then.</source>
        <translation>El modelo de cuando te uniste ya no está en este equipo, y este comienzo no se probó mientras estaba. Prueba uno de los que probaste entonces.</translation>
    </message>
    <message>
        <source>The money in which you gave the prices, such as EUR.</source>
        <translation>La moneda en que diste los precios, como EUR.</translation>
    </message>
    <message>
        <source>The name of a piece of work is damaged.</source>
        <translation>El nombre de un trabajo está dañado.</translation>
    </message>
    <message>
        <source>The name of the device is empty or too long.</source>
        <translation>El nombre del dispositivo está vacío o es demasiado largo.</translation>
    </message>
    <message>
        <source>The numerics class has an empty or overlong part.</source>
        <translation>La clase de cálculo tiene una parte vacía o demasiado larga.</translation>
    </message>
    <message>
        <source>The numerics class has an impossible number of threads.</source>
        <translation>La clase de cálculo tiene un número de hilos imposible.</translation>
    </message>
    <message>
        <source>The numerics class has another number format than the recipe.</source>
        <translation>La clase de cálculo tiene otro formato de números que la receta.</translation>
    </message>
    <message>
        <source>The numerics class has other arithmetic than the recipe.</source>
        <translation>La clase de cálculo tiene otra aritmética que la receta.</translation>
    </message>
    <message>
        <source>The offset is past the end of the file.</source>
        <translation>La posición está más allá del final del archivo.</translation>
    </message>
    <message>
        <source>The opening answers another challenge than the one that was set.</source>
        <translation>La muestra responde a otro desafío que el que se planteó.</translation>
    </message>
    <message>
        <source>The opening has more leaves than allowed.</source>
        <translation>La muestra tiene más hojas de lo permitido.</translation>
    </message>
    <message>
        <source>The part: how some numbers of the model have changed.</source>
        <translation>La parte: cómo han cambiado algunos números del modelo.</translation>
    </message>
    <message>
        <source>The parts of the result that the project has drawn; the first one follows.</source>
        <translation>Las partes del resultado que el proyecto ha sacado al azar; sigue la primera.</translation>
    </message>
    <message>
        <source>The pause is over.</source>
        <translation>La pausa ha terminado.</translation>
    </message>
    <message>
        <source>The payload differs from the opened leaf %1.</source>
        <translation>El contenido es distinto de la hoja %1 mostrada.</translation>
    </message>
    <message>
        <source>The payload has another norm than was declared.</source>
        <translation>El contenido tiene otra norma que la declarada.</translation>
    </message>
    <message>
        <source>The payload has not arrived whole. Send the rest first.</source>
        <translation>El contenido no ha llegado completo. Envía antes el resto.</translation>
    </message>
    <message>
        <source>The payload is a file of the project, which no honest run gives.</source>
        <translation>El contenido es un archivo del proyecto, cosa que ningún cálculo honrado da.</translation>
    </message>
    <message>
        <source>The piece of work %1 was to become “%2”, which can&apos;t follow on %3. This is a fault in Potluck; please report it.</source>
        <translation>El trabajo %1 debía pasar a «%2», que no puede seguir a %3. Es un fallo de Potluck; comunícalo, por favor.</translation>
    </message>
    <message>
        <source>The piece of work does not count as verified in this computer&apos;s own record.</source>
        <translation>El trabajo no cuenta como comprobado en el registro de este equipo.</translation>
    </message>
    <message>
        <source>The port in this invite link is damaged. Copy it again, whole.</source>
        <translation>El puerto de este enlace de invitación está dañado. Cópialo de nuevo, entero.</translation>
    </message>
    <message>
        <source>The power always reads the same, so your limit of %1 can’t be watched.</source>
        <translation>El consumo siempre da el mismo valor, así que no se puede vigilar tu límite de %1.</translation>
    </message>
    <message>
        <source>The power can’t be read, so your limit of %1 can’t be watched.</source>
        <translation>No se puede leer el consumo, así que no se puede vigilar tu límite de %1.</translation>
    </message>
    <message>
        <source>The power helper</source>
        <translation>El ayudante de energía</translation>
    </message>
    <message>
        <source>The power helper answers and can limit devices: %1.</source>
        <translation>El ayudante de energía responde y puede limitar dispositivos: %1.</translation>
    </message>
    <message>
        <source>The power helper answers; no device of this computer has a limit that it could set.</source>
        <translation>El ayudante de energía responde; ningún dispositivo de este equipo tiene un límite que pueda fijar.</translation>
    </message>
    <message>
        <source>The power helper is installed but does not answer.</source>
        <translation>El ayudante de energía está instalado, pero no responde.</translation>
    </message>
    <message>
        <source>The power helper is optional and not installed. Potluck keeps to your watts by resting in between.</source>
        <translation>El ayudante de energía es opcional y no está instalado. Potluck respeta tus vatios descansando entre medias.</translation>
    </message>
    <message>
        <source>The power helper&apos;s answer is damaged.</source>
        <translation>La respuesta del ayudante de energía está dañada.</translation>
    </message>
    <message>
        <source>The power reads as something impossible, so your limit of %1 can’t be watched.</source>
        <translation>El consumo da un valor imposible, así que no se puede vigilar tu límite de %1.</translation>
    </message>
    <message>
        <source>The project asks for %1 leaves of a result, more than Potluck allows. Tell the organiser.</source>
        <translation>El proyecto pide %1&#xa0;hojas de un resultado, más de lo que permite Potluck. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The project computes with exact numerics, which this app did not use. Update the app.</source>
        <translation>El proyecto usa el cálculo exacto, que esta aplicación no usó. Actualiza la aplicación.</translation>
    </message>
    <message>
        <source>The project did not accept a piece of work.</source>
        <translation>El proyecto no aceptó un trabajo.</translation>
    </message>
    <message>
        <source>The project did not accept this piece of work.</source>
        <translation>El proyecto no aceptó este trabajo.</translation>
    </message>
    <message>
        <source>The project does not offer this file, or not any more.</source>
        <translation>El proyecto no ofrece este archivo, o ya no.</translation>
    </message>
    <message>
        <source>The project has checked a piece of work and thanks you for it.</source>
        <translation>El proyecto ha comprobado un trabajo y te da las gracias.</translation>
    </message>
    <message>
        <source>The project has checked this piece of work and thanks you for it.</source>
        <translation>El proyecto ha comprobado este trabajo y te da las gracias.</translation>
    </message>
    <message>
        <source>The project has looked at a sample of the result.</source>
        <translation>El proyecto ha mirado una muestra del resultado.</translation>
    </message>
    <message>
        <source>The project has not started yet. Potluck asks again by itself.</source>
        <translation>El proyecto aún no ha empezado. Potluck vuelve a preguntar por sí solo.</translation>
    </message>
    <message>
        <source>The project rewrote its history: its ledger no longer contains what it contained before. Your receipts are kept on this computer. Ask the organiser what happened.</source>
        <translation>El proyecto reescribió su historia: su libro de cuentas ya no contiene lo que contenía antes. Tus recibos se conservan en este equipo. Pregunta a la organización qué pasó.</translation>
    </message>
    <message>
        <source>The project signed a receipt for you that is not in its ledger. The receipt is kept on this computer. Ask the organiser what happened.</source>
        <translation>El proyecto te firmó un recibo que no está en su libro de cuentas. El recibo se conserva en este equipo. Pregunta a la organización qué pasó.</translation>
    </message>
    <message>
        <source>The project took back the credit for a piece of work.</source>
        <translation>El proyecto retiró el crédito de un trabajo.</translation>
    </message>
    <message>
        <source>The project took this credit back later.</source>
        <translation>El proyecto retiró este crédito más tarde.</translation>
    </message>
    <message>
        <source>The project “%1” does not answer.</source>
        <translation>El proyecto «%1» no responde.</translation>
    </message>
    <message>
        <source>The project&apos;s checks failed twice for this computer, so it gets no more work. Ask the organiser if you think that this is wrong.</source>
        <translation>Las comprobaciones del proyecto fallaron dos veces con este equipo, así que no recibe más trabajo. Habla con la organización si crees que es un error.</translation>
    </message>
    <message>
        <source>The project&apos;s checks failed twice for this computer, so its unchecked work is not counted. Ask the organiser if you think that this is wrong.</source>
        <translation>Las comprobaciones del proyecto fallaron dos veces con este equipo, así que su trabajo sin comprobar no se cuenta. Habla con la organización si crees que es un error.</translation>
    </message>
    <message>
        <source>The project&apos;s model does not know all that this beginning is made of. Try another.</source>
        <translation>El modelo del proyecto no conoce todo lo que forma este comienzo. Prueba otro.</translation>
    </message>
    <message>
        <source>The project&apos;s rules are damaged and can&apos;t be read.</source>
        <translation>Las reglas del proyecto están dañadas y no se pueden leer.</translation>
    </message>
    <message>
        <source>The project&apos;s rules are larger than allowed, so they were not read.</source>
        <translation>Las reglas del proyecto son más grandes de lo permitido, así que no se leyeron.</translation>
    </message>
    <message>
        <source>The project&apos;s rules are not signed by the project that the invite names. Ask the organiser for a new invite link.</source>
        <translation>Las reglas del proyecto no están firmadas por el proyecto que nombra la invitación. Pide a la organización un enlace de invitación nuevo.</translation>
    </message>
    <message>
        <source>The project&apos;s rules are written for another version of Potluck. Update the app.</source>
        <translation>Las reglas del proyecto están escritas para otra versión de Potluck. Actualiza la aplicación.</translation>
    </message>
    <message>
        <source>The project&apos;s rules belong to another project than the invite names.</source>
        <translation>Las reglas del proyecto son de otro proyecto que el que nombra la invitación.</translation>
    </message>
    <message>
        <source>The project&apos;s rules were refused: they ask for the arithmetic %1, which this version of Potluck does not know. Update the app, or tell the organiser.</source>
        <translation>Se rechazaron las reglas del proyecto: piden la aritmética %1, que esta versión de Potluck no conoce. Actualiza la aplicación o avisa a la organización.</translation>
    </message>
    <message>
        <source>The project&apos;s server answered a request for work with nothing. Tell the organiser.</source>
        <translation>El servidor del proyecto respondió con nada a una petición de trabajo. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The project&apos;s server answered the enrolment with something of the wrong length. Tell the organiser.</source>
        <translation>El servidor del proyecto respondió a la inscripción con algo de longitud incorrecta. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The project&apos;s server counts other bytes of the result than were sent. Tell the organiser.</source>
        <translation>El servidor del proyecto cuenta otros bytes del resultado que los enviados. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The project&apos;s server ended the connection. Potluck tries again by itself.</source>
        <translation>El servidor del proyecto terminó la conexión. Potluck vuelve a intentarlo por sí solo.</translation>
    </message>
    <message>
        <source>The project&apos;s server hung up. Potluck calls again by itself.</source>
        <translation>El servidor del proyecto colgó. Potluck vuelve a llamar por sí solo.</translation>
    </message>
    <message>
        <source>The project&apos;s server sent an answer that can&apos;t be read. Tell the organiser.</source>
        <translation>El servidor del proyecto envió una respuesta que no se puede leer. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The project&apos;s server sent other bytes of a file than were asked for, so it was not kept. Tell the organiser.</source>
        <translation>El servidor del proyecto envió otros bytes de un archivo que los pedidos, así que no se guardó. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The project&apos;s server shows another certificate than the invite names, so Potluck did not connect. Ask the organiser for a new invite link.</source>
        <translation>El servidor del proyecto muestra otro certificado que el que nombra la invitación, así que Potluck no se conectó. Pide a la organización un enlace de invitación nuevo.</translation>
    </message>
    <message>
        <source>The project&apos;s server shows older rules of the project than before, so they were not used. Tell the organiser.</source>
        <translation>El servidor del proyecto muestra unas reglas del proyecto más antiguas que antes, así que no se usaron. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The project&apos;s way of calculating, which is the same everywhere.</source>
        <translation>La manera de calcular del proyecto, que es la misma en todas partes.</translation>
    </message>
    <message>
        <source>The project&apos;s way of cutting text into tokens can&apos;t be read, so its model can&apos;t be tried here. Tell the organiser.</source>
        <translation>No se puede leer cómo el proyecto corta el texto en tokens, así que su modelo no se puede probar aquí. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The projects have not been asked yet.</source>
        <translation>Todavía no se ha preguntado a los proyectos.</translation>
    </message>
    <message>
        <source>The proof: the random number, signed by this computer&apos;s key.</source>
        <translation>La prueba: el número al azar, firmado con la clave de este equipo.</translation>
    </message>
    <message>
        <source>The public key has the wrong length.</source>
        <translation>La clave pública tiene una longitud incorrecta.</translation>
    </message>
    <message>
        <source>The report ends before anything differs.</source>
        <translation>El informe termina antes de que algo sea distinto.</translation>
    </message>
    <message>
        <source>The report is about another audit than the one that was asked for.</source>
        <translation>El informe trata de otra revisión que la que se pidió.</translation>
    </message>
    <message>
        <source>The report is about another dispute than the one that was asked for.</source>
        <translation>El informe trata de otra disputa que la que se pidió.</translation>
    </message>
    <message>
        <source>The report&apos;s relative error is no number.</source>
        <translation>El error relativo del informe no es un número.</translation>
    </message>
    <message>
        <source>The result has %1 bytes instead of %2, so it was not used. Send it again.</source>
        <translation>El resultado tiene %1&#xa0;bytes en vez de %2, así que no se usó. Envíalo de nuevo.</translation>
    </message>
    <message>
        <source>The result holds NaN, infinity or a value near it and can&apos;t be sent. Run the unit again.</source>
        <translation>El resultado contiene NaN, infinito o un valor cercano y no se puede enviar. Haz el trabajo de nuevo.</translation>
    </message>
    <message>
        <source>The result holds a scale that no honest run gives, so it was not used. Run the unit again.</source>
        <translation>El resultado contiene una escala que ningún cálculo honrado da, así que no se usó. Haz el trabajo de nuevo.</translation>
    </message>
    <message>
        <source>The result is far larger or smaller than those of other units, so it was not used.</source>
        <translation>El resultado es mucho mayor o menor que los de otros trabajos, así que no se usó.</translation>
    </message>
    <message>
        <source>The result was handed in; the project checks it.</source>
        <translation>El resultado se entregó; el proyecto lo comprueba.</translation>
    </message>
    <message>
        <source>The same piece of work was done elsewhere meanwhile, so it is not needed.</source>
        <translation>El mismo trabajo se hizo mientras tanto en otro sitio, así que no hace falta.</translation>
    </message>
    <message>
        <source>The server of updates did not answer in time.</source>
        <translation>El servidor de actualizaciones no respondió a tiempo.</translation>
    </message>
    <message>
        <source>The session has ended. Enrol again.</source>
        <translation>La sesión ha terminado. Inscríbete de nuevo.</translation>
    </message>
    <message>
        <source>The speed of the fan always reads the same, so your limit of %1 can’t be watched.</source>
        <translation>La velocidad del ventilador siempre da el mismo valor, así que no se puede vigilar tu límite de %1.</translation>
    </message>
    <message>
        <source>The speed of the fan can’t be read, so your limit of %1 can’t be watched.</source>
        <translation>No se puede leer la velocidad del ventilador, así que no se puede vigilar tu límite de %1.</translation>
    </message>
    <message>
        <source>The speed of the fan reads as something impossible, so your limit of %1 can’t be watched.</source>
        <translation>La velocidad del ventilador da un valor imposible, así que no se puede vigilar tu límite de %1.</translation>
    </message>
    <message>
        <source>The state to start from %1.</source>
        <translation>El estado desde el que empezar no sirve (%1).</translation>
    </message>
    <message>
        <source>The system does not keep the clock right over the network, so it may be wrong.</source>
        <translation>El sistema no ajusta el reloj por la red, así que puede ir mal.</translation>
    </message>
    <message>
        <source>The system keeps the clock right over the network.</source>
        <translation>El sistema ajusta el reloj por la red.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring answers. This computer&apos;s key is made when a project is joined.</source>
        <translation>El llavero del sistema responde. La clave de este equipo se crea al unirse a un proyecto.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not answer. This computer&apos;s key is made when a project is joined, and then kept in a file that only you can read.</source>
        <translation>El llavero del sistema no responde. La clave de este equipo se crea al unirse a un proyecto y se guarda entonces en un archivo que solo tú puedes leer.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring, in which this computer&apos;s key is, does not answer.</source>
        <translation>El llavero del sistema, en el que está la clave de este equipo, no responde.</translation>
    </message>
    <message>
        <source>The temperature always reads the same, so your limit of %1 can’t be watched.</source>
        <translation>La temperatura siempre da el mismo valor, así que no se puede vigilar tu límite de %1.</translation>
    </message>
    <message>
        <source>The temperature can’t be read, so your limit of %1 can’t be watched.</source>
        <translation>No se puede leer la temperatura, así que no se puede vigilar tu límite de %1.</translation>
    </message>
    <message>
        <source>The temperature reads as something impossible, so your limit of %1 can’t be watched.</source>
        <translation>La temperatura da un valor imposible, así que no se puede vigilar tu límite de %1.</translation>
    </message>
    <message>
        <source>The training part came up, but said nothing within two minutes.</source>
        <translation>La parte de entrenamiento arrancó, pero no dijo nada en dos minutos.</translation>
    </message>
    <message>
        <source>The training part does not answer, so the text was given up. Try again.</source>
        <translation>La parte de entrenamiento no responde, así que se abandonó el texto. Inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The training part ended in the middle of the known steps.</source>
        <translation>La parte de entrenamiento terminó en medio de los pasos conocidos.</translation>
    </message>
    <message>
        <source>The training part ended unexpectedly. Potluck starts it again where it stopped.</source>
        <translation>La parte de entrenamiento se cerró de forma inesperada. Potluck la inicia de nuevo donde se quedó.</translation>
    </message>
    <message>
        <source>The training part failed in a way that was not foreseen (%1: %2). Please report it with the log.</source>
        <translation>La parte de entrenamiento falló de un modo no previsto (%1: %2). Comunícalo, por favor, y adjunta el registro.</translation>
    </message>
    <message>
        <source>The training part gave back a result for another piece of work.</source>
        <translation>La parte de entrenamiento devolvió el resultado de otro trabajo.</translation>
    </message>
    <message>
        <source>The training part has done nothing for an hour, so it is started again.</source>
        <translation>La parte de entrenamiento lleva una hora sin hacer nada, así que se inicia de nuevo.</translation>
    </message>
    <message>
        <source>The training part has ended. Potluck starts it again by itself.</source>
        <translation>La parte de entrenamiento se ha cerrado. Potluck la inicia de nuevo por sí solo.</translation>
    </message>
    <message>
        <source>The try was not counted.</source>
        <translation>El intento no se contó.</translation>
    </message>
    <message>
        <source>The unit ended while its payload was being sent, so it is not needed any more.</source>
        <translation>El trabajo terminó mientras se enviaba su contenido, así que ya no hace falta.</translation>
    </message>
    <message>
        <source>The unit has %1 steps, which is not in whole segments of %2, so it was not started. Tell the organiser.</source>
        <translation>El trabajo tiene %1&#xa0;pasos, que no son tramos enteros de %2, así que no se empezó. Avisa a la organización.</translation>
    </message>
    <message>
        <source>The unit&apos;s name has the wrong length.</source>
        <translation>El nombre del trabajo tiene una longitud incorrecta.</translation>
    </message>
    <message>
        <source>The update names a file “%1” of a version “%2”, which can&apos;t be. Nothing was installed.</source>
        <translation>La actualización nombra un archivo «%1» de una versión «%2», lo que no puede ser. No se instaló nada.</translation>
    </message>
    <message>
        <source>The update server answers with %1 of an earlier day than before (%2). Somebody may want to give you an old version; nothing was installed.</source>
        <translation>El servidor de actualizaciones responde con %1 de un día anterior al de antes (%2). Quizá alguien quiera darte una versión antigua; no se instaló nada.</translation>
    </message>
    <message>
        <source>The update server does not offer %1, though it should. Potluck tries again later.</source>
        <translation>El servidor de actualizaciones no ofrece %1, aunque debería. Potluck lo intentará más tarde.</translation>
    </message>
    <message>
        <source>The update server lacks %1. Potluck tries again later. If you chose the address of updates in the network settings yourself, check it.</source>
        <translation>Al servidor de actualizaciones le falta %1. Potluck lo intentará más tarde. Si elegiste tú la dirección de actualizaciones en los ajustes de red, revísala.</translation>
    </message>
    <message>
        <source>The update server sends %1 too slowly. Potluck tries again later.</source>
        <translation>El servidor de actualizaciones envía %1 demasiado despacio. Potluck lo intentará más tarde.</translation>
    </message>
    <message>
        <source>The update server sends more of %1 than there can be. Nothing was installed.</source>
        <translation>El servidor de actualizaciones envía más de %1 de lo que puede haber. No se instaló nada.</translation>
    </message>
    <message>
        <source>The update to version %1 failed, and the version before works on.</source>
        <translation>La actualización a la versión %1 falló, y la versión anterior sigue funcionando.</translation>
    </message>
    <message>
        <source>The update was stopped. What was fetched is kept.</source>
        <translation>La actualización se detuvo. Lo que ya se descargó se conserva.</translation>
    </message>
    <message>
        <source>The upload has to go on at byte %1, not %2. Ask for the offset first.</source>
        <translation>El envío tiene que seguir en el byte %1, no en el %2. Pregunta antes por la posición.</translation>
    </message>
    <message>
        <source>The upload has to go on at byte %1. Ask for the offset first.</source>
        <translation>El envío tiene que seguir en el byte %1. Pregunta antes por la posición.</translation>
    </message>
    <message>
        <source>The upload was silent for too long. Go on where it stopped.</source>
        <translation>El envío estuvo en silencio demasiado tiempo. Sigue donde se detuvo.</translation>
    </message>
    <message>
        <source>The weights have no %1 of shape %2, so they belong to another model. Use weights of this project.</source>
        <translation>En los pesos falta %1 con la forma %2, así que son de otro modelo. Usa pesos de este proyecto.</translation>
    </message>
    <message>
        <source>The window can&apos;t open, since a part of it can&apos;t be loaded: %1.</source>
        <translation>La ventana no se puede abrir, porque una parte de ella no se puede cargar: %1.</translation>
    </message>
    <message>
        <source>The window can&apos;t open, since this system lacks a library: %1.</source>
        <translation>La ventana no se puede abrir, porque a este sistema le falta una biblioteca: %1.</translation>
    </message>
    <message>
        <source>The window is not installed; Potluck works from the terminal.</source>
        <translation>La ventana no está instalada; Potluck funciona desde el terminal.</translation>
    </message>
    <message>
        <source>The window&apos;s parts</source>
        <translation>Las partes de la ventana</translation>
    </message>
    <message>
        <source>The work in hand is finished, so Potluck paused, as you asked.</source>
        <translation>El trabajo en curso está terminado, así que Potluck hizo una pausa, como pediste.</translation>
    </message>
    <message>
        <source>There are %1 more like that; setup.log names all.</source>
        <translation>Pasa lo mismo con %1 más; setup.log los nombra todos.</translation>
    </message>
    <message>
        <source>There are more than %1 spans of hours. Join some of them.</source>
        <translation>Hay más de %1&#xa0;tramos de horas. Une algunos.</translation>
    </message>
    <message>
        <source>There is a newer version of Potluck: %1.</source>
        <translation>Hay una versión más nueva de Potluck: %1.</translation>
    </message>
    <message>
        <source>There is no desktop here that could show Potluck&apos;s icon.</source>
        <translation>Aquí no hay un escritorio que pueda mostrar el icono de Potluck.</translation>
    </message>
    <message>
        <source>There is no device here that could work.</source>
        <translation>Aquí no hay ningún dispositivo que pueda trabajar.</translation>
    </message>
    <message>
        <source>There is no device “%1” in this computer now.</source>
        <translation>Ahora no hay ningún dispositivo «%1» en este equipo.</translation>
    </message>
    <message>
        <source>There is no power helper for this system. Potluck keeps to your watts by resting in between.</source>
        <translation>Para este sistema no hay ayudante de energía. Potluck respeta tus vatios descansando entre medias.</translation>
    </message>
    <message>
        <source>There is no preset called “%1”. The presets are: %2.</source>
        <translation>No hay ningún modo llamado «%1». Los modos son: %2.</translation>
    </message>
    <message>
        <source>There is no setting called “%1”. The settings are: %2.</source>
        <translation>No hay ningún ajuste llamado «%1». Los ajustes son: %2.</translation>
    </message>
    <message>
        <source>There is no setting “%1”.</source>
        <translation>No hay ningún ajuste «%1».</translation>
    </message>
    <message>
        <source>There is nothing to do: Potluck tries again with the next version.</source>
        <translation>No hay nada que hacer: Potluck lo intenta de nuevo con la próxima versión.</translation>
    </message>
    <message>
        <source>There was no answer within %1 seconds.</source>
        <translation>No hubo respuesta en %1 segundos.</translation>
    </message>
    <message>
        <source>This Potluck does not update itself. Update it in the way in which you installed it.</source>
        <translation>Este Potluck no se actualiza solo. Actualízalo de la misma forma en que lo instalaste.</translation>
    </message>
    <message>
        <source>This Potluck runs from an environment of your own, which you keep up to date yourself.</source>
        <translation>Este Potluck funciona desde un entorno tuyo, que tú mantienes al día.</translation>
    </message>
    <message>
        <source>This build of Potluck can&apos;t tell real updates from others. Get a newer one.</source>
        <translation>Esta edición de Potluck no puede distinguir las actualizaciones auténticas de otras. Consigue una más nueva.</translation>
    </message>
    <message>
        <source>This build of Potluck has no update server. Get a newer one by hand.</source>
        <translation>Esta edición de Potluck no tiene servidor de actualizaciones. Consigue una más nueva a mano.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks a newer version than this Potluck. Install the newest Potluck in the way in which you installed this one; nothing is lost meanwhile.</source>
        <translation>El servidor de esta comunidad habla una versión más nueva que este Potluck. Instala el Potluck más nuevo de la misma forma en que instalaste este; mientras tanto no se pierde nada.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks a newer version than this Potluck. Potluck updates itself first, and goes on by itself.</source>
        <translation>El servidor de esta comunidad habla una versión más nueva que este Potluck. Potluck se actualiza primero y luego sigue solo.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks a newer version than this Potluck. Update Potluck.</source>
        <translation>El servidor de esta comunidad habla una versión más nueva que este Potluck. Actualiza Potluck.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks an older version than this Potluck, so its organiser has to update it. Nothing is lost; Potluck tries again by itself.</source>
        <translation>El servidor de esta comunidad habla una versión más antigua que este Potluck, así que quien lo organiza tiene que actualizarlo. No se pierde nada; Potluck lo vuelve a intentar solo.</translation>
    </message>
    <message>
        <source>This community&apos;s server speaks an older version than this Potluck. Its organiser has to update it.</source>
        <translation>El servidor de esta comunidad habla una versión más antigua que este Potluck. Quien lo organiza tiene que actualizarlo.</translation>
    </message>
    <message>
        <source>This computer computes wrongly: %1 came to another result than every computer must get.</source>
        <translation>Este equipo calcula mal: %1 obtuvo un resultado distinto del que debe obtener cualquier equipo.</translation>
    </message>
    <message>
        <source>This computer has a graphics card (%1), but PyTorch %2 is not built for it, so only the processor trains.</source>
        <translation>Este equipo tiene una tarjeta gráfica (%1), pero PyTorch %2 no está hecho para ella, así que solo entrena el procesador.</translation>
    </message>
    <message>
        <source>This computer has a graphics card by NVIDIA, but its driver does not answer, so it can&apos;t train.</source>
        <translation>Este equipo tiene una tarjeta gráfica de NVIDIA, pero su controlador no responde, así que no puede entrenar.</translation>
    </message>
    <message>
        <source>This computer has left many units unfinished. Potluck asks again by itself.</source>
        <translation>Este equipo ha dejado muchos trabajos sin terminar. Potluck vuelve a preguntar por sí solo.</translation>
    </message>
    <message>
        <source>This computer has no device called “%1”. Its devices are: %2.</source>
        <translation>Este equipo no tiene ningún dispositivo llamado «%1». Sus dispositivos son: %2.</translation>
    </message>
    <message>
        <source>This computer has no such lease.</source>
        <translation>Este equipo no tiene ese encargo.</translation>
    </message>
    <message>
        <source>This computer has too many calls open at once. Wait until some have ended.</source>
        <translation>Este equipo tiene demasiadas llamadas abiertas a la vez. Espera a que terminen algunas.</translation>
    </message>
    <message>
        <source>This computer holds as many units as one may. Finish some first.</source>
        <translation>Este equipo tiene ya tantos trabajos como se puede tener. Termina antes alguno.</translation>
    </message>
    <message>
        <source>This computer&apos;s key</source>
        <translation>La clave de este equipo</translation>
    </message>
    <message>
        <source>This computer&apos;s key can&apos;t be read now, so nobody knows if it names this one.</source>
        <translation>Ahora no se puede leer la clave de este equipo, así que nadie sabe si nombra a este.</translation>
    </message>
    <message>
        <source>This computer&apos;s key in %1 could not be read or kept (%2). Check that the folder belongs to you and that its disk has room.</source>
        <translation>No se pudo leer o guardar la clave de este equipo en %1 (%2). Comprueba que la carpeta es tuya y que hay sitio en su disco.</translation>
    </message>
    <message>
        <source>This computer&apos;s key in %1 is damaged. Put back a copy if you have one; if not, remove it to begin with a new key, under which past contribution is not counted.</source>
        <translation>La clave de este equipo en %1 está dañada. Pon una copia si la tienes; si no, quítala para empezar con una clave nueva, con la que no se cuenta la contribución anterior.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is in a file that only you can read. Copy it to keep it.</source>
        <translation>La clave de este equipo está en un archivo que solo tú puedes leer. Cópialo para conservarla.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is in the system&apos;s keyring, but %1=file asks for a file. Unset it, or remove %2 to begin with a new key in a file.</source>
        <translation>La clave de este equipo está en el llavero del sistema, pero %1=file pide un archivo. Anula esa variable o quita %2 para empezar con una clave nueva en un archivo.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is in the system&apos;s keyring, which did not give it (%1). Unlock the keyring and start Potluck again; if the key is lost, remove %2 to begin with a new one.</source>
        <translation>La clave de este equipo está en el llavero del sistema, que no la entregó (%1). Desbloquea el llavero y abre Potluck de nuevo; si la clave se ha perdido, quita %2 para empezar con una nueva.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is in the system&apos;s keyring, which gives it.</source>
        <translation>La clave de este equipo está en el llavero del sistema, que la entrega.</translation>
    </message>
    <message>
        <source>This computer&apos;s key is still in the system&apos;s keyring (%1). It is called “%2” there, and you may delete it by hand.</source>
        <translation>La clave de este ordenador sigue en el llavero del sistema (%1). Allí se llama «%2», y puedes borrarla a mano.</translation>
    </message>
    <message>
        <source>This computer&apos;s public key. It was made by chance and says nothing about you.</source>
        <translation>La clave pública de este equipo. Se creó al azar y no dice nada de ti.</translation>
    </message>
    <message>
        <source>This counts only with “Also on battery”.</source>
        <translation>Esto solo cuenta con «También con batería».</translation>
    </message>
    <message>
        <source>This counts only with “Hours of cheap electricity”.</source>
        <translation>Esto solo cuenta con «Horas de electricidad barata».</translation>
    </message>
    <message>
        <source>This counts only with “Only when I am away”.</source>
        <translation>Esto solo cuenta con «Solo cuando no estoy».</translation>
    </message>
    <message>
        <source>This counts only with “Use this device”.</source>
        <translation>Esto solo cuenta con «Usar este dispositivo».</translation>
    </message>
    <message>
        <source>This desktop shows no icons of programs without an extension. The window has everything that the icon&apos;s menu has.</source>
        <translation>Este escritorio no muestra iconos de programas sin una extensión. La ventana tiene todo lo que hay en el menú del icono.</translation>
    </message>
    <message>
        <source>This device has too little free memory for this model. Close other programs that use it, raise its share of memory in your limits, or join a project with a smaller model.</source>
        <translation>Este dispositivo tiene muy poca memoria libre para este modelo. Cierra otros programas que lo usen, sube su parte de memoria en tus límites o únete a un proyecto con un modelo más pequeño.</translation>
    </message>
    <message>
        <source>This device is paused until %1 has ended.</source>
        <translation>Este dispositivo está en pausa hasta que %1 se cierre.</translation>
    </message>
    <message>
        <source>This device is paused until the time that you chose.</source>
        <translation>Este dispositivo está en pausa hasta la hora que elegiste.</translation>
    </message>
    <message>
        <source>This device is paused until you resume it.</source>
        <translation>Este dispositivo está en pausa hasta que lo reanudes.</translation>
    </message>
    <message>
        <source>This device is switched off in your limits.</source>
        <translation>Este dispositivo está desactivado en tus límites.</translation>
    </message>
    <message>
        <source>This file is not here, or not any more.</source>
        <translation>Este archivo no está aquí, o ya no está.</translation>
    </message>
    <message>
        <source>This history has more than %1 entries. Ask for fewer days at once, or for longer steps.</source>
        <translation>Este historial tiene más de %1&#xa0;entradas. Pide menos días de una vez o tramos más largos.</translation>
    </message>
    <message>
        <source>This invite link has no %1. Copy it again, whole.</source>
        <translation>A este enlace de invitación le falta una parte (%1). Cópialo de nuevo, entero.</translation>
    </message>
    <message>
        <source>This invite link has no fingerprint, so the connection could not be protected. Ask the organiser for a new link.</source>
        <translation>Este enlace de invitación no tiene huella, así que no se podría proteger la conexión. Pide a la organización un enlace nuevo.</translation>
    </message>
    <message>
        <source>This is no state that both sides of the dispute have signed.</source>
        <translation>Este no es un estado que hayan firmado las dos partes de la disputa.</translation>
    </message>
    <message>
        <source>This is not an invite link. Copy it again, whole.</source>
        <translation>Esto no es un enlace de invitación. Cópialo de nuevo, entero.</translation>
    </message>
    <message>
        <source>This is not an invite link. It should start with potluck://join – ask the organiser for it.</source>
        <translation>Esto no es un enlace de invitación. Debe empezar por potluck://join – pídeselo a la organización.</translation>
    </message>
    <message>
        <source>This is not the key of a project.</source>
        <translation>Esta no es la clave de un proyecto.</translation>
    </message>
    <message>
        <source>This is the newest version of Potluck.</source>
        <translation>Esta es la versión más nueva de Potluck.</translation>
    </message>
    <message>
        <source>This is too long for an invite link. Copy only the link itself.</source>
        <translation>Esto es demasiado largo para un enlace de invitación. Copia solo el enlace.</translation>
    </message>
    <message>
        <source>This lease has ended and its unit is with somebody else, so the result is not needed.</source>
        <translation>Este encargo ha terminado y su trabajo lo tiene otra persona, así que el resultado no hace falta.</translation>
    </message>
    <message>
        <source>This lease has ended, and this device may not have its unit back.</source>
        <translation>Este encargo ha terminado, y este dispositivo no puede recuperar su trabajo.</translation>
    </message>
    <message>
        <source>This link leads to the Practice of a computer, which only that computer can use. Start your own Practice instead.</source>
        <translation>Este enlace lleva a la Práctica de un equipo, que solo ese equipo puede usar. Empieza tu propia Práctica.</translation>
    </message>
    <message>
        <source>This piece of work could not be done on this computer.</source>
        <translation>Este trabajo no se pudo hacer en este equipo.</translation>
    </message>
    <message>
        <source>This piece of work is not needed any more.</source>
        <translation>Este trabajo ya no hace falta.</translation>
    </message>
    <message>
        <source>This piece of work is yours; its files come next.</source>
        <translation>Este trabajo es tuyo; ahora vienen sus archivos.</translation>
    </message>
    <message>
        <source>This piece of work took more of this computer&apos;s memory than your limits allow, so it was stopped.</source>
        <translation>Este trabajo ocupó más memoria de este equipo de lo que permiten tus límites, así que se detuvo.</translation>
    </message>
    <message>
        <source>This piece of work was given back: fetching it and sending its result would take more data than your limit leaves for this month.</source>
        <translation>Este trabajo se devolvió: descargarlo y enviar su resultado gastaría más datos de los que tu límite deja para este mes.</translation>
    </message>
    <message>
        <source>This program may not talk to Potluck: it did not show the token of the data folder.</source>
        <translation>Este programa no puede hablar con Potluck: no mostró la ficha de la carpeta de datos.</translation>
    </message>
    <message>
        <source>This project can be reached again.</source>
        <translation>Ya se puede llegar de nuevo a este proyecto.</translation>
    </message>
    <message>
        <source>This project computes with the same bits on every device, and a trial on this graphics card gave others (%1). Update its driver, or lend the processor instead.</source>
        <translation>Este proyecto calcula con los mismos bits en todos los dispositivos, y una prueba en esta tarjeta gráfica dio otros (%1). Actualiza su controlador o presta el procesador en su lugar.</translation>
    </message>
    <message>
        <source>This project is out of reach.</source>
        <translation>No se puede llegar a este proyecto.</translation>
    </message>
    <message>
        <source>This project needs %1 of disk space, more than the %2 that your limits give to Potluck. Raise “Most space for Potluck”, or leave the project.</source>
        <translation>Este proyecto necesita %1 de espacio en disco, más que los %2 que tus límites dan a Potluck. Sube «Espacio en disco para Potluck» o deja el proyecto.</translation>
    </message>
    <message>
        <source>This project&apos;s model writes in pieces of words whose list is not on this computer, so it can&apos;t be tried here.</source>
        <translation>El modelo de este proyecto escribe con trozos de palabra cuya lista no está en este equipo, así que no se puede probar aquí.</translation>
    </message>
    <message>
        <source>This project&apos;s model writes in pieces of words, for which this computer lacks a part. Install it with: pip install tokenizers.</source>
        <translation>El modelo de este proyecto escribe con trozos de palabra, y a este equipo le falta un componente para ello. Instálalo con: pip install tokenizers.</translation>
    </message>
    <message>
        <source>This receipt is damaged and can&apos;t be read.</source>
        <translation>Este recibo está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>This receipt is larger than any real one, so it was not read.</source>
        <translation>Este recibo es más grande que cualquiera real, así que no se leyó.</translation>
    </message>
    <message>
        <source>This receipt is not signed by the project, so it proves nothing.</source>
        <translation>Este recibo no está firmado por el proyecto, así que no demuestra nada.</translation>
    </message>
    <message>
        <source>This release of Potluck has no build of PyTorch %1 (%2).</source>
        <translation>Esta versión de Potluck no tiene un PyTorch %1 (%2).</translation>
    </message>
    <message>
        <source>This round has all the work it needs. The next begins when that is checked.</source>
        <translation>Esta ronda ya tiene todo el trabajo que necesita. La siguiente empieza cuando esté comprobado.</translation>
    </message>
    <message>
        <source>This system does not say whether its clock is kept right.</source>
        <translation>Este sistema no dice si su reloj se mantiene en hora.</translation>
    </message>
    <message>
        <source>This system has no keyring. This computer&apos;s key is made when a project is joined, and then kept in a file that only you can read.</source>
        <translation>Este sistema no tiene llavero. La clave de este equipo se crea al unirse a un proyecto y se guarda entonces en un archivo que solo tú puedes leer.</translation>
    </message>
    <message>
        <source>This took more of this computer&apos;s memory than your limits allow beside the work, so it was stopped.</source>
        <translation>Esto ocupó más memoria de este equipo de la que tus límites permiten además del trabajo, así que se detuvo.</translation>
    </message>
    <message>
        <source>This unit was given back too often, so it is not handed out any more.</source>
        <translation>Este trabajo se devolvió demasiadas veces, así que ya no se reparte.</translation>
    </message>
    <message>
        <source>This version of Potluck does not know that command. Update the app.</source>
        <translation>Esta versión de Potluck no conoce esa orden. Actualiza la aplicación.</translation>
    </message>
    <message>
        <source>This version of Potluck does not know that step of history. Update the app.</source>
        <translation>Esta versión de Potluck no conoce ese tramo del historial. Actualiza la aplicación.</translation>
    </message>
    <message>
        <source>Training for %1.</source>
        <translation>Entrenando para %1.</translation>
    </message>
    <message>
        <source>Training is done; the result is being sealed.</source>
        <translation>El entrenamiento está hecho; se está sellando el resultado.</translation>
    </message>
    <message>
        <source>Training is on hold; it goes on where it stopped.</source>
        <translation>El entrenamiento está detenido; sigue donde se quedó.</translation>
    </message>
    <message>
        <source>Training now.</source>
        <translation>Entrenando ahora.</translation>
    </message>
    <message>
        <source>Trying this model takes %1 GB of memory, more than is free now or than your limits give to Potluck. Close other programs or raise “Memory”.</source>
        <translation>Probar este modelo ocupa %1&#xa0;GB de memoria, más de lo que hay libre ahora o de lo que tus límites dan a Potluck. Cierra otros programas o sube «Memoria».</translation>
    </message>
    <message>
        <source>Undo overclocking of the processor, the memory or the graphics card, update its driver, and test the memory (for example with Memtest86+). Until then let this device rest: what it computes would be turned down.</source>
        <translation>Quita el overclocking del procesador, la memoria o la tarjeta gráfica, actualiza su controlador y prueba la memoria (por ejemplo, con Memtest86+). Hasta entonces deja descansar este dispositivo: lo que calcule se rechazaría.</translation>
    </message>
    <message>
        <source>Unhurried: a piece of work of Practice takes about %1.</source>
        <translation>Sin prisas: un trabajo de Práctica tarda más o menos %1.</translation>
    </message>
    <message>
        <source>Unlock the system&apos;s keyring, for example by logging in anew, and look again.</source>
        <translation>Desbloquea el llavero del sistema, por ejemplo iniciando sesión de nuevo, y vuelve a comprobar.</translation>
    </message>
    <message>
        <source>Update by itself</source>
        <translation>Actualizarse solo</translation>
    </message>
    <message>
        <source>Update the device&apos;s driver and look again, or switch this device off in your limits.</source>
        <translation>Actualiza el controlador del dispositivo y vuelve a comprobar, o desactiva este dispositivo en tus límites.</translation>
    </message>
    <message>
        <source>Update the graphics card&apos;s driver, and restart the computer.</source>
        <translation>Actualiza el controlador de la tarjeta gráfica y reinicia el equipo.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Actualizaciones</translation>
    </message>
    <message>
        <source>Use a Python from 3.11 to 3.13.</source>
        <translation>Usa un Python de 3.11 a 3.13.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck could not be made ready: %2 This version works on, and Potluck tries again by itself.</source>
        <translation>No se pudo preparar la versión %1 de Potluck: %2 Esta versión sigue trabajando y Potluck lo vuelve a intentar solo.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck could not take over: %2 This version works on, and Potluck tries again by itself.</source>
        <translation>La versión %1 de Potluck no pudo tomar el relevo: %2 Esta versión sigue trabajando y Potluck lo vuelve a intentar solo.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck did not work on this computer: %2 The version before stays in use, and nothing is lost.</source>
        <translation>La versión %1 de Potluck no funcionó en este ordenador: %2 La versión anterior sigue en uso, y no se ha perdido nada.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is fetched and ready.</source>
        <translation>La versión %1 de Potluck está descargada y lista.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is ready. It takes over after the work in hand.</source>
        <translation>La versión %1 de Potluck está lista. Toma el relevo después del trabajo en curso.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is ready. It takes over between two pieces of work, and one is on hold now.</source>
        <translation>La versión %1 de Potluck está lista. Toma el relevo entre dos trabajos, y ahora hay uno en espera.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is ready. It takes over once Potluck works in the background and not for a command in a terminal.</source>
        <translation>La versión %1 de Potluck está lista. Toma el relevo cuando Potluck trabaje en segundo plano y no para una orden en una terminal.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is there, and is fetched now.</source>
        <translation>La versión %1 de Potluck está disponible y se descarga ahora.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is there. It is fetched once your limits of the network allow it.</source>
        <translation>La versión %1 de Potluck está disponible. Se descarga cuando tus límites de red lo permitan.</translation>
    </message>
    <message>
        <source>Version %1 of Potluck is there. It is fetched when you say so.</source>
        <translation>La versión %1 de Potluck está disponible. Se descarga cuando tú lo digas.</translation>
    </message>
    <message>
        <source>Version %1 takes over now. Potluck is back in about a minute.</source>
        <translation>La versión %1 toma el relevo ahora. Potluck vuelve en un minuto más o menos.</translation>
    </message>
    <message>
        <source>Version of Potluck; the first work of a new one is checked more.</source>
        <translation>Versión de Potluck; el primer trabajo de una nueva se comprueba más.</translation>
    </message>
    <message>
        <source>Version of the language that both sides speak.</source>
        <translation>Versión del lenguaje que hablan ambas partes.</translation>
    </message>
    <message>
        <source>Version of the library that calculates.</source>
        <translation>Versión de la biblioteca que calcula.</translation>
    </message>
    <message>
        <source>Waiting until electricity gets cheap.</source>
        <translation>Esperando a que la electricidad sea barata.</translation>
    </message>
    <message>
        <source>Waiting until nobody has used this computer for %1 minutes.</source>
        <translation>Esperando a que nadie haya usado este equipo durante %1&#xa0;minutos.</translation>
    </message>
    <message>
        <source>Waiting until nobody has used this computer for 1 minute.</source>
        <translation>Esperando a que nadie haya usado este equipo durante 1&#xa0;minuto.</translation>
    </message>
    <message>
        <source>Waiting until this computer is plugged in, because its battery is below %1 %.</source>
        <translation>Esperando a que este equipo esté enchufado, porque su batería está por debajo del %1&#xa0;%.</translation>
    </message>
    <message>
        <source>Waiting until you have been logged in for %1 minutes.</source>
        <translation>Esperando a que pasen %1&#xa0;minutos desde que iniciaste sesión.</translation>
    </message>
    <message>
        <source>Waiting until you have been logged in for 1 minute.</source>
        <translation>Esperando a que pase 1&#xa0;minuto desde que iniciaste sesión.</translation>
    </message>
    <message>
        <source>Unlock this computer&apos;s keyring and look at the folder&apos;s permissions; Potluck asks for the key again by itself.</source>
        <translation>Desbloquea el llavero de este equipo y revisa los permisos de la carpeta; Potluck vuelve a pedir la clave por sí solo.</translation>
    </message>
    <message>
        <source>The journal %1 was written by a newer version of Potluck. Update the app; the file was left as it is.</source>
        <translation>Una versión más nueva de Potluck escribió el diario %1. Actualiza la aplicación; el archivo se dejó como está.</translation>
    </message>
    <message>
        <source>Use this device</source>
        <translation>Usar este dispositivo</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>Waiting for a network that does not cost by the amount of data.</source>
        <translation>Esperando una red que no cobre por la cantidad de datos.</translation>
    </message>
    <message>
        <source>Waiting for cheap electricity, but you have not said when that is. Add its hours under Limits.</source>
        <translation>Esperando la electricidad barata, pero no has dicho cuándo lo es. Añade sus horas en Límites.</translation>
    </message>
    <message>
        <source>Waiting for the next month: what your limits let it fetch and send in one is used up.</source>
        <translation>Esperando al mes que viene: lo que tus límites permiten descargar y enviar en un mes está gastado.</translation>
    </message>
    <message>
        <source>Waiting for the project to have work.</source>
        <translation>Esperando a que el proyecto tenga trabajo.</translation>
    </message>
    <message>
        <source>Waiting until %1 GB of disk space are free; now it is %2 GB.</source>
        <translation>Esperando a que haya %1&#xa0;GB libres en el disco; ahora hay %2&#xa0;GB.</translation>
    </message>
    <message>
        <source>Waiting until %1 has ended.</source>
        <translation>Esperando a que %1 se cierre.</translation>
    </message>
    <message>
        <source>Waiting until no program fills the screen any more.</source>
        <translation>Esperando a que ningún programa ocupe toda la pantalla.</translation>
    </message>
    <message>
        <source>Waiting until other programs leave %1 GB of memory free.</source>
        <translation>Esperando a que otros programas dejen libres %1&#xa0;GB de memoria.</translation>
    </message>
    <message>
        <source>Waiting until the hours that you set begin.</source>
        <translation>Esperando a que empiecen las horas que elegiste.</translation>
    </message>
    <message>
        <source>Waiting until the microphone and the camera are not in use.</source>
        <translation>Esperando a que no se usen el micrófono ni la cámara.</translation>
    </message>
    <message>
        <source>Waiting until the presentation is over.</source>
        <translation>Esperando a que acabe la presentación.</translation>
    </message>
    <message>
        <source>Waiting until this computer is plugged in.</source>
        <translation>Esperando a que este equipo esté enchufado.</translation>
    </message>
    <message>
        <source>Waiting until this device is back; this computer does not show it now.</source>
        <translation>Esperando a que este dispositivo vuelva; ahora este equipo no lo muestra.</translation>
    </message>
    <message>
        <source>Waiting while a program keeps the screen awake, as a video does.</source>
        <translation>Esperando mientras un programa mantiene encendida la pantalla, como hace un vídeo.</translation>
    </message>
    <message>
        <source>Waiting while another program uses this device.</source>
        <translation>Esperando mientras otro programa usa este dispositivo.</translation>
    </message>
    <message>
        <source>What a kilowatt-hour costs you in the hours of cheap electricity.</source>
        <translation>Lo que te cuesta un kilovatio hora en las horas de electricidad barata.</translation>
    </message>
    <message>
        <source>What a kilowatt-hour costs you; it is only used to show what the work cost.</source>
        <translation>Lo que te cuesta un kilovatio hora; solo se usa para mostrar cuánto costó el trabajo.</translation>
    </message>
    <message>
        <source>What arrived is not what was announced: its digest differs. Send it again.</source>
        <translation>Lo que llegó no es lo anunciado: su huella es otra. Envíalo de nuevo.</translation>
    </message>
    <message>
        <source>What each part of the training came to; the first one follows.</source>
        <translation>A qué llegó cada parte del entrenamiento; sigue la primera.</translation>
    </message>
    <message>
        <source>What is being sent; only with the first run of bytes.</source>
        <translation>Qué se envía; solo con la primera serie de bytes.</translation>
    </message>
    <message>
        <source>What this computer keeps of the project&apos;s ledger is damaged or not signed.</source>
        <translation>Lo que este equipo guarda del libro de cuentas del proyecto está dañado o sin firmar.</translation>
    </message>
    <message>
        <source>What training came to; its parts follow.</source>
        <translation>A qué llegó el entrenamiento; siguen sus partes.</translation>
    </message>
    <message>
        <source>What your limits let Potluck fetch and send in a month is used up.</source>
        <translation>Lo que tus límites permiten a Potluck descargar y enviar en un mes está gastado.</translation>
    </message>
    <message>
        <source>When to work</source>
        <translation>Cuándo trabajar</translation>
    </message>
    <message>
        <source>Whether a processor or a graphics card calculates.</source>
        <translation>Si calcula un procesador o una tarjeta gráfica.</translation>
    </message>
    <message>
        <source>Which piece of work: a random name that the project gave out.</source>
        <translation>Qué trabajo: un nombre al azar que repartió el proyecto.</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>Susurro</translation>
    </message>
    <message>
        <source>Without a connection, everything has to be there already.</source>
        <translation>Sin conexión, todo tiene que estar ya aquí.</translation>
    </message>
    <message>
        <source>Work was stopped as asked. It can be taken up from what was saved last.</source>
        <translation>El trabajo se detuvo como se pidió. Se puede retomar desde lo último guardado.</translation>
    </message>
    <message>
        <source>Works %1 of the time, as you set.</source>
        <translation>Trabaja el %1 del tiempo, como elegiste.</translation>
    </message>
    <message>
        <source>Works even when this computer is not plugged in.</source>
        <translation>Trabaja aunque este equipo no esté enchufado.</translation>
    </message>
    <message>
        <source>Works less before it gets warmer than this, and stops when it does.</source>
        <translation>Trabaja menos antes de calentarse más que esto, y se detiene si lo hace.</translation>
    </message>
    <message>
        <source>Works less when its fan turns faster than this share of its most.</source>
        <translation>Trabaja menos cuando su ventilador gira más rápido que esta parte de su máximo.</translation>
    </message>
    <message>
        <source>Works only in the hours of cheap electricity; without such hours, never.</source>
        <translation>Trabaja solo en las horas de electricidad barata; si no hay tales horas, nunca.</translation>
    </message>
    <message>
        <source>Works only in these hours of the week.</source>
        <translation>Trabaja solo en estas horas de la semana.</translation>
    </message>
    <message>
        <source>Works only while nobody uses this computer.</source>
        <translation>Trabaja solo mientras nadie usa este equipo.</translation>
    </message>
    <message>
        <source>You asked Potluck to finish the work in hand and then pause.</source>
        <translation>Pediste a Potluck que termine el trabajo en curso y luego haga una pausa.</translation>
    </message>
    <message>
        <source>You changed this project&apos;s share of the work from %1 to %2.</source>
        <translation>Cambiaste la parte del trabajo de este proyecto de %1 a %2.</translation>
    </message>
    <message>
        <source>You changed “%1” from %2 to %3.</source>
        <translation>Cambiaste «%1» de %2 a %3.</translation>
    </message>
    <message>
        <source>You chose the preset “%1”.</source>
        <translation>Elegiste el modo «%1».</translation>
    </message>
    <message>
        <source>You have joined %1 projects called “%2”. Name the one you mean by its key.</source>
        <translation>Te has unido a %1&#xa0;proyectos llamados «%2». Nombra por su clave el que quieres.</translation>
    </message>
    <message>
        <source>You have not joined a project called “%1”.</source>
        <translation>No te has unido a ningún proyecto llamado «%1».</translation>
    </message>
    <message>
        <source>You have not joined a project yet. Join one with an invite link, or try Practice.</source>
        <translation>Todavía no te has unido a ningún proyecto. Únete a uno con un enlace de invitación o prueba Práctica.</translation>
    </message>
    <message>
        <source>You have not joined this project, or you have left it.</source>
        <translation>No te has unido a este proyecto, o lo has dejado.</translation>
    </message>
    <message>
        <source>You have not joined this project.</source>
        <translation>No te has unido a este proyecto.</translation>
    </message>
    <message>
        <source>You joined this project.</source>
        <translation>Te uniste a este proyecto.</translation>
    </message>
    <message>
        <source>You left the project.</source>
        <translation>Dejaste el proyecto.</translation>
    </message>
    <message>
        <source>You left this project.</source>
        <translation>Dejaste este proyecto.</translation>
    </message>
    <message>
        <source>You should neither hear nor feel it: little power, low warmth, long rests.</source>
        <translation>Ni se oye ni se nota: poco consumo, poco calor y descansos largos.</translation>
    </message>
    <message>
        <source>You told Potluck to work now, for %1.</source>
        <translation>Pediste a Potluck que trabaje ya, durante %1.</translation>
    </message>
    <message>
        <source>You told Potluck to work now.</source>
        <translation>Pediste a Potluck que trabaje ya.</translation>
    </message>
    <message>
        <source>Your limits could not be kept in %1: %2. Nothing was changed.</source>
        <translation>Tus límites no se pudieron guardar en %1: %2. No se cambió nada.</translation>
    </message>
    <message>
        <source>Your limits in %1 are damaged: the file is too large.</source>
        <translation>Tus límites en %1 están dañados: el archivo es demasiado grande.</translation>
    </message>
    <message>
        <source>Your limits in %1 can&apos;t be read: %2.</source>
        <translation>Tus límites en %1 no se pueden leer: %2.</translation>
    </message>
    <message>
        <source>Your limits were not changed, because %1 could not be read and is not written over. Move it away, start Potluck again and try once more.</source>
        <translation>Tus límites no se cambiaron, porque no se pudo leer %1 y no se sobrescribe. Quítalo de ahí, abre Potluck de nuevo e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Your limits were not changed, because somebody else changed the file. %1 Mend it or move it away and try once more.</source>
        <translation>Tus límites no se cambiaron, porque alguien más cambió el archivo. %1 Arréglalo o quítalo de ahí e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Your limits were not changed, because they have become too many to keep. Reset some of them.</source>
        <translation>Tus límites no se cambiaron, porque ya son demasiados para guardarlos. Devuelve algunos a su valor inicial.</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>un segundo</translation>
    </message>
    <message>
        <source>all of the time</source>
        <translation>todo el tiempo</translation>
    </message>
    <message>
        <source>always</source>
        <translation>siempre</translation>
    </message>
    <message>
        <source>as at other hours</source>
        <translation>como a otras horas</translation>
    </message>
    <message>
        <source>at most %1 W</source>
        <translation>%1&#xa0;W como máximo</translation>
    </message>
    <message>
        <source>at most %1 W and %2 °C</source>
        <translation>%1&#xa0;W y %2&#xa0;°C como máximo</translation>
    </message>
    <message>
        <source>at most %1 °C</source>
        <translation>%1&#xa0;°C como máximo</translation>
    </message>
    <message>
        <source>grams per kWh</source>
        <translation>gramos por kWh</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>no wait</source>
        <translation>sin espera</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>sin indicar</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>per kWh</source>
        <translation>por kWh</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>hilos</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>°C</source>
        <translation>°C</translation>
    </message>
    <message>
        <source>“%1” can’t be set for %2.</source>
        <translation>«%1» no se puede ajustar para %2.</translation>
    </message>
    <message>
        <source>“%1” does not run now, so Potluck can&apos;t wait for its end.</source>
        <translation>«%1» no está abierto ahora, así que Potluck no puede esperar a que se cierre.</translation>
    </message>
    <message>
        <source>“%1” ends when it begins. For a whole day write 00:00-24:00.</source>
        <translation>«%1» termina al mismo tiempo que empieza. Para un día entero escribe 00:00-24:00.</translation>
    </message>
    <message>
        <source>“%1” has a time that no clock shows; times are 00:00 to 24:00.</source>
        <translation>«%1» tiene una hora que ningún reloj muestra; las horas van de 00:00 a 24:00.</translation>
    </message>
    <message>
        <source>“%1” is either on or off.</source>
        <translation>«%1» está activado o desactivado.</translation>
    </message>
    <message>
        <source>“%1” is no day; write it as in 2026-01-31.</source>
        <translation>«%1» no es un día; escríbelo como 2026-01-31.</translation>
    </message>
    <message>
        <source>“%1” is no span of hours. Write it like “mon-fri 22:00-07:00”, “sat,sun 00:00-24:00” or “daily 23:00-06:00”.</source>
        <translation>«%1» no es un tramo de horas. Escríbelo como «mon-fri 22:00-07:00», «sat,sun 00:00-24:00» o «daily 23:00-06:00».</translation>
    </message>
    <message>
        <source>“%1” must be %2.</source>
        <translation>«%1» debe ser %2.</translation>
    </message>
    <message>
        <source>“%1” must be a list of %2.</source>
        <translation>«%1» debe ser una lista de %2.</translation>
    </message>
    <message>
        <source>“%1” must be a text of at most %2 letters.</source>
        <translation>«%1» debe ser un texto de %2&#xa0;letras como máximo.</translation>
    </message>
    <message>
        <source>“%1” needs names of 1 to %2 letters, such as “steam”.</source>
        <translation>«%1» necesita nombres de 1 a %2&#xa0;letras, como «steam».</translation>
    </message>
    <message>
        <source>“%1” takes at most %2 programs.</source>
        <translation>«%1» admite como máximo %2&#xa0;programas.</translation>
    </message>
    <message>
        <source>“%1”%2 is %3 for now, although you chose %4: on this computer it must be %5.</source>
        <translation>«%1»%2 es %3 por ahora, aunque elegiste %4: en este equipo debe ser %5.</translation>
    </message>
</context>
<context>
    <name>DevicesStep</name>
    <message>
        <source>What this computer can give</source>
        <translation>Lo que este equipo puede dar</translation>
    </message>
    <message>
        <source>Potluck has found this. Nothing has to be set up.</source>
        <translation>Esto es lo que ha encontrado Potluck. No hay que configurar nada.</translation>
    </message>
    <message>
        <source>Check speed and heat (20 seconds)</source>
        <translation>Probar velocidad y calor (20&#xa0;segundos)</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>Cancelar la prueba</translation>
    </message>
    <message>
        <source>The check computes for a moment on each device. It may get a little louder and warmer; nothing is sent anywhere.</source>
        <translation>La prueba calcula un momento en cada dispositivo. Puede que suene y se caliente un poco más; no se envía nada a ningún sitio.</translation>
    </message>
    <message>
        <source>Potluck is still looking for devices that can compute.</source>
        <translation>Potluck sigue buscando dispositivos que puedan calcular.</translation>
    </message>
    <message>
        <source>Done. This computer can help.</source>
        <translation>Listo. Este equipo puede ayudar.</translation>
    </message>
    <message>
        <source>Next, you choose how much of this Potluck may use.</source>
        <translation>Ahora eliges cuánto puede usar Potluck de todo esto.</translation>
    </message>
    <message>
        <source>You can go on without the check and make it another time.</source>
        <translation>Puedes continuar sin la prueba y hacerla en otro momento.</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message numerus="yes">
        <source>%n things are broken</source>
        <translation>
            <numerusform>%n cosa está rota</numerusform>
            <numerusform>%n cosas están rotas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things could be better</source>
        <translation>
            <numerusform>%n cosa podría ir mejor</numerusform>
            <numerusform>%n cosas podrían ir mejor</numerusform>
        </translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Roto</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>Podría ir mejor</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En orden</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Looking at what Potluck needs…</source>
        <translation>Comprobando lo que Potluck necesita…</translation>
    </message>
    <message>
        <source>One thing is broken</source>
        <translation>Una cosa está rota</translation>
    </message>
    <message>
        <source>One thing could be better</source>
        <translation>Una cosa podría ir mejor</translation>
    </message>
    <message>
        <source>Not everything could be looked at</source>
        <translation>No todo se pudo comprobar</translation>
    </message>
    <message>
        <source>Everything that Potluck needs is in order</source>
        <translation>Todo lo que Potluck necesita está en orden</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Check Potluck</source>
        <translation>Comprobar Potluck</translation>
    </message>
    <message>
        <source>How much was looked at</source>
        <translation>Cuánto se ha comprobado</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Copy for support…</source>
        <translation>Copiar para soporte…</translation>
    </message>
    <message>
        <source>Python, PyTorch, graphics card, memory, disk, network and more: what Potluck needs on this computer. Known steps are computed, which takes some seconds.</source>
        <translation>Python, PyTorch, tarjeta gráfica, memoria, disco, red y más: lo que Potluck necesita en este equipo. Se calculan unos pasos conocidos, lo que tarda unos segundos.</translation>
    </message>
    <message>
        <source>Look again in a moment.</source>
        <translation>Vuelve a comprobar en un momento.</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Potluck is repaired</source>
        <translation>Potluck está reparado</translation>
    </message>
    <message>
        <source>Potluck is ready</source>
        <translation>Potluck está listo</translation>
    </message>
    <message>
        <source>Open Potluck</source>
        <translation>Abrir Potluck</translation>
    </message>
    <message>
        <source>It opens now.</source>
        <translation>Se abre ahora.</translation>
    </message>
</context>
<context>
    <name>Effect</name>
    <message>
        <source>What your limits come to, at most</source>
        <translation>Lo que suponen tus límites, como mucho</translation>
    </message>
    <message>
        <source>What this change would come to, at most</source>
        <translation>Lo que supondría este cambio, como mucho</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Consumo</translation>
    </message>
    <message>
        <source>May work</source>
        <translation>Puede trabajar</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
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
        <translation>a cualquier hora</translation>
    </message>
    <message>
        <source>%1 h a week</source>
        <translation>%1&#xa0;h a la semana</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Coste al mes</translation>
    </message>
    <message>
        <source>%1 kWh</source>
        <translation>%1&#xa0;kWh</translation>
    </message>
    <message>
        <source>Electricity a month</source>
        <translation>Electricidad al mes</translation>
    </message>
    <message>
        <source>hardly heard</source>
        <translation>casi no se oye</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>moderado</translation>
    </message>
    <message>
        <source>as in a game</source>
        <translation>como un juego</translation>
    </message>
</context>
<context>
    <name>EffectPanel</name>
    <message>
        <source>This can&apos;t be chosen</source>
        <translation>No se puede elegir esto</translation>
    </message>
</context>
<context>
    <name>Electricity</name>
    <message>
        <source>Electricity</source>
        <translation>Electricidad</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coste</translation>
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
        <translation>Todo</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Buscar en la actividad</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Todos los proyectos</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>It was checked, and it counts: because of this computer, the model has learnt from %1 tokens (pieces of words) more. Thank you!</source>
        <translation>Se ha comprobado y cuenta. Tokens (trozos de palabra) de los que el modelo ha aprendido gracias a este equipo: %1. ¡Gracias!</translation>
    </message>
    <message>
        <source>Your first piece of work counts</source>
        <translation>Tu primer trabajo cuenta</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>%1 million</source>
        <translation>
            <numerusform>%1&#xa0;millón</numerusform>
            <numerusform>%1&#xa0;millones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 billion</source>
        <translation>
            <numerusform>%1&#xa0;mil millones</numerusform>
            <numerusform>%1&#xa0;mil millones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trillion</source>
        <translation>
            <numerusform>%1&#xa0;billón</numerusform>
            <numerusform>%1&#xa0;billones</numerusform>
        </translation>
    </message>
    <message>
        <source>more than a quintillion</source>
        <translation>más de un trillón</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1&#xa0;horas</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1&#xa0;tokens/s</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>mañana, %1</translation>
    </message>
    <message>
        <source>yesterday at %1</source>
        <translation>ayer, %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1&#xa0;segundo</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n&#xa0;segundo</numerusform>
            <numerusform>%n&#xa0;segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1&#xa0;minuto</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n&#xa0;minuto</numerusform>
            <numerusform>%n&#xa0;minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1&#xa0;hora</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n&#xa0;hora</numerusform>
            <numerusform>%n&#xa0;horas</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1&#xa0;día</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n&#xa0;día</numerusform>
            <numerusform>%n&#xa0;días</numerusform>
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
        <translation>Se está quitando Potluck</translation>
    </message>
    <message>
        <source>This takes a minute at most. You can close this window: it goes on without it. If it is cut off, uninstall again, and it goes on where it stopped.</source>
        <translation>Tarda un minuto como mucho. Puedes cerrar esta ventana: sigue sin ella. Si se interrumpe, desinstala otra vez y seguirá donde se quedó.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Cerrar esta ventana</translation>
    </message>
    <message>
        <source>Ending Potluck…</source>
        <translation>Terminando Potluck…</translation>
    </message>
    <message>
        <source>Deleting its files…</source>
        <translation>Borrando sus archivos…</translation>
    </message>
</context>
<context>
    <name>GonePage</name>
    <message>
        <source>Potluck is off this computer</source>
        <translation>Potluck ya no está en este ordenador</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Thank you for lending your computer. This is what is left:</source>
        <translation>Gracias por prestar tu ordenador. Esto es lo que queda:</translation>
    </message>
    <message>
        <source>Thank you for lending your computer. Nothing is left of it here.</source>
        <translation>Gracias por prestar tu ordenador. Aquí no queda nada de Potluck.</translation>
    </message>
</context>
<context>
    <name>GoodbyeWindow</name>
    <message>
        <source>Potluck – uninstalling</source>
        <translation>Potluck: desinstalación</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Contribution over time</source>
        <translation>Contribución a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Posterior</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Ver como tabla</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Guardar como CSV…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>What the colours stand for</source>
        <translation>Qué indican los colores</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Por proyecto</translation>
    </message>
    <message>
        <source>By device</source>
        <translation>Por dispositivo</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1 a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Show as a chart</source>
        <translation>Ver como gráfico</translation>
    </message>
    <message>
        <source>Save the contribution</source>
        <translation>Guardar la contribución</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valores separados por comas (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>No se pudo escribir el archivo.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Elige otra carpeta o haz sitio en el disco.</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Pieces waiting</source>
        <translation>Trabajos por comprobar</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Pauses when this piece of work is done.</source>
        <translation>Se detiene cuando acabe este trabajo.</translation>
    </message>
    <message>
        <source>Works even while you use the computer, as you asked.</source>
        <translation>Trabaja aunque uses el equipo, como pediste.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>tiempo restante: %1</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Consumo</translation>
    </message>
    <message>
        <source>Power (kept by the card)</source>
        <translation>Consumo (lo limita la tarjeta)</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Ventilador</translation>
    </message>
    <message>
        <source>Share of time</source>
        <translation>Parte del tiempo</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>What you gave</source>
        <translation>Lo que has dado</translation>
    </message>
    <message>
        <source>Tokens today</source>
        <translation>Tokens hoy</translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation>Tokens en total</translation>
    </message>
    <message>
        <source>Pause while a program runs</source>
        <translation>Pausa mientras un programa está abierto</translation>
    </message>
    <message>
        <source>Potluck goes on by itself soon after the program has ended.</source>
        <translation>Potluck sigue por sí solo poco después de que el programa se cierre.</translation>
    </message>
    <message>
        <source>Choose what to help with</source>
        <translation>Elige en qué quieres ayudar</translation>
    </message>
    <message>
        <source>Join a project with an invite link from its organiser. Or try Practice: a small model learns on this computer alone, and you see all that a real project does. Nothing is downloaded.</source>
        <translation>Únete a un proyecto con un enlace de invitación de su organización. O prueba Práctica: un modelo pequeño aprende solo en este equipo, y ves todo lo que hace un proyecto de verdad. No se descarga nada.</translation>
    </message>
    <message>
        <source>Try Practice</source>
        <translation>Probar Práctica</translation>
    </message>
    <message>
        <source>Join a project…</source>
        <translation>Unirse a un proyecto…</translation>
    </message>
    <message>
        <source>Check Potluck…</source>
        <translation>Comprobar Potluck…</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>%1 to %2 of the next day</source>
        <translation>%1 a %2 del día siguiente</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>todo el día</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Todos los días</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>medianoche</translation>
    </message>
    <message>
        <source>works</source>
        <translation>trabaja</translation>
    </message>
    <message>
        <source>works for a part of it</source>
        <translation>trabaja una parte</translation>
    </message>
    <message>
        <source>rests</source>
        <translation>descansa</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegida</translation>
    </message>
    <message>
        <source>chosen for a part of it</source>
        <translation>elegida en parte</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>no elegida</translation>
    </message>
    <message>
        <source>%1 %2 to %3, %4</source>
        <translation>%1 de %2 a %3, %4</translation>
    </message>
    <message>
        <source>No hour is painted yet. Until one is, Potluck may work at any hour.</source>
        <translation>Aún no has pintado ninguna hora. Mientras tanto, Potluck puede trabajar a cualquier hora.</translation>
    </message>
    <message>
        <source>No hour is painted.</source>
        <translation>No hay ninguna hora pintada.</translation>
    </message>
    <message>
        <source>Every hour of the week.</source>
        <translation>Todas las horas de la semana.</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n&#xa0;hora</numerusform>
            <numerusform>%n&#xa0;horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a week: %2</source>
        <translation>%1 a la semana: %2</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1&#xa0;hora</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1&#xa0;horas</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join a project</source>
        <translation>Unirse a un proyecto</translation>
    </message>
    <message>
        <source>See what it is</source>
        <translation>Ver qué es</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Unirme</translation>
    </message>
    <message>
        <source>Paste the link that the organiser sent you, or drop it here. Nothing is joined yet.</source>
        <translation>Pega el enlace que te envió la organización o arrástralo hasta aquí. Todavía no te unes a nada.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Invite link</source>
        <translation>Enlace de invitación</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Paste the invite link</source>
        <translation>Pegar el enlace de invitación</translation>
    </message>
    <message>
        <source>You have joined this project already.</source>
        <translation>Ya te has unido a este proyecto.</translation>
    </message>
    <message>
        <source>Only this description has been fetched so far. Joining means that you agree to the licences below; the model is fetched when work starts. You can leave at any time.</source>
        <translation>Por ahora solo se ha descargado esta descripción. Al unirte aceptas las licencias de abajo; el modelo se descarga cuando empieza el trabajo. Puedes dejarlo cuando quieras.</translation>
    </message>
    <message>
        <source>There is nothing to paste: copy the link first.</source>
        <translation>No hay nada que pegar: copia antes el enlace.</translation>
    </message>
    <message>
        <source>Asking the project what it is…</source>
        <translation>Preguntando al proyecto qué es…</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Uniéndote…</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leave a project</source>
        <translation>Dejar un proyecto</translation>
    </message>
    <message>
        <source>Delete its data from this computer</source>
        <translation>Borrar sus datos de este equipo</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarme</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Your receipts and your contribution stay with you.</source>
        <translation>Conservas tus recibos y tu contribución.</translation>
    </message>
    <message>
        <source>Leave %1?</source>
        <translation>¿Dejar %1?</translation>
    </message>
    <message>
        <source>Without its data, the model is fetched anew if you join again.</source>
        <translation>Sin sus datos, el modelo se descargará de nuevo si vuelves a unirte.</translation>
    </message>
    <message>
        <source>Delete its data from this computer (%1)</source>
        <translation>Borrar sus datos de este equipo (%1)</translation>
    </message>
    <message>
        <source>Your receipts and your contribution stay with you. You can join again with the invite link.</source>
        <translation>Conservas tus recibos y tu contribución. Puedes volver a unirte con el enlace de invitación.</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>These set how hard your devices work. When they work stays as you chose below.</source>
        <translation>Estos modos fijan cuánto se esfuerzan tus dispositivos. Cuándo trabajan sigue como lo elegiste más abajo.</translation>
    </message>
    <message>
        <source>None of these is in use, since you chose values of your own under how hard to work. Using one replaces them; when your devices work stays as you chose below.</source>
        <translation>Ninguno está en uso, porque elegiste valores propios de cuánto esforzarse. Usar uno los sustituye; cuándo trabajan tus dispositivos sigue como lo elegiste más abajo.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 means %2</source>
        <translation>%1 significa %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Asking for the limits…</source>
        <translation>Preguntando por los límites…</translation>
    </message>
    <message>
        <source>Potluck never takes more than you allow. A change counts at once.</source>
        <translation>Potluck nunca usa más de lo que permites. Los cambios valen al momento.</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>Go to a group of limits</source>
        <translation>Ir a un grupo de límites</translation>
    </message>
    <message>
        <source>Search the limits</source>
        <translation>Buscar en los límites</translation>
    </message>
    <message>
        <source>No limit has “%1” in it. Try another word, or fewer of them.</source>
        <translation>Ningún límite contiene «%1». Prueba otra palabra, o menos.</translation>
    </message>
</context>
<context>
    <name>ListField</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>LoginItem</name>
    <message>
        <source>Your choice about starting at login could not be kept in %1: %2.</source>
        <translation>Tu elección de abrir Potluck al iniciar sesión no se pudo guardar en %1: %2.</translation>
    </message>
    <message>
        <source>Potluck can&apos;t start at login from a folder with so long a name. Install it in another one.</source>
        <translation>Potluck no puede abrirse al iniciar sesión desde una carpeta con un nombre tan largo. Instálalo en otra.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Contribución</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>El modelo</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Proyectos</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Aplicación</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
</context>
<context>
    <name>Milestones</name>
    <message>
        <source>First piece of work</source>
        <translation>Primer trabajo</translation>
    </message>
    <message>
        <source>%1 pieces of work</source>
        <translation>%1&#xa0;trabajos</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>Tokens: %1</translation>
    </message>
    <message>
        <source>First hour</source>
        <translation>Primera hora</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1&#xa0;horas</translation>
    </message>
    <message>
        <source>%1 days in a row</source>
        <translation>%1&#xa0;días seguidos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Milestone reached: %1</source>
        <translation>Nuevo logro – %1</translation>
    </message>
    <message>
        <source>Each of them was checked, and the model has learnt from it. Thank you!</source>
        <translation>Cada uno se ha comprobado, y el modelo ha aprendido de él. ¡Gracias!</translation>
    </message>
    <message>
        <source>So many pieces of words has the model learnt from on this computer. Thank you!</source>
        <translation>De tantos trozos de palabra ha aprendido el modelo en este equipo. ¡Gracias!</translation>
    </message>
    <message>
        <source>So long has this computer worked for all when you did not need it. Thank you!</source>
        <translation>Todo ese tiempo ha trabajado este equipo para todos cuando no lo necesitabas. ¡Gracias!</translation>
    </message>
    <message>
        <source>Day after day this computer has given something. Thank you!</source>
        <translation>Día tras día, este equipo ha dado algo. ¡Gracias!</translation>
    </message>
</context>
<context>
    <name>MilestonesCard</name>
    <message>
        <source>Milestones</source>
        <translation>Logros</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>Round</source>
        <translation>Ronda</translation>
    </message>
    <message>
        <source>Computers taking part</source>
        <translation>Equipos que participan</translation>
    </message>
    <message>
        <source>Pieces of work verified</source>
        <translation>Trabajos comprobados</translation>
    </message>
    <message>
        <source>Parameters of the model</source>
        <translation>Parámetros del modelo</translation>
    </message>
    <message>
        <source>Nothing measured yet. The model is measured after every round.</source>
        <translation>Aún no se ha medido nada. El modelo se mide después de cada ronda.</translation>
    </message>
    <message>
        <source>The model&apos;s surprise is %1. The next round is being trained.</source>
        <translation>La sorpresa del modelo es %1. La siguiente ronda se está entrenando.</translation>
    </message>
    <message>
        <source>The model is learning: its surprise went from %1 down to %2 in %3 rounds.</source>
        <translation>El modelo está aprendiendo: su sorpresa bajó de %1 a %2 en %3&#xa0;rondas.</translation>
    </message>
    <message>
        <source>The model&apos;s surprise rose from %1 to %2 in %3 rounds; this can happen.</source>
        <translation>La sorpresa del modelo subió de %1 a %2 en %3&#xa0;rondas; es algo que puede pasar.</translation>
    </message>
    <message>
        <source>The model&apos;s surprise stayed level from %1 to %2 in %3 rounds.</source>
        <translation>La sorpresa del modelo se mantuvo entre %1 y %2 en %3&#xa0;rondas.</translation>
    </message>
    <message>
        <source>Round %1: surprise %2.</source>
        <translation>Ronda %1: sorpresa %2.</translation>
    </message>
    <message>
        <source>You gave 1 piece of work to it.</source>
        <translation>Aportaste 1&#xa0;trabajo a ella.</translation>
    </message>
    <message>
        <source>You gave %1 pieces of work to it.</source>
        <translation>Aportaste %1&#xa0;trabajos a ella.</translation>
    </message>
    <message>
        <source>Surprise after each round</source>
        <translation>Sorpresa tras cada ronda</translation>
    </message>
    <message>
        <source>With your verified work</source>
        <translation>Con trabajo tuyo comprobado</translation>
    </message>
    <message>
        <source>None of your work is in it yet; each round of yours is marked.</source>
        <translation>Todavía no contiene trabajo tuyo; cada ronda tuya lleva una marca.</translation>
    </message>
    <message>
        <source>Your work is in round %1.</source>
        <translation>Tu trabajo está en la ronda %1.</translation>
    </message>
    <message>
        <source>Your work is in %1 rounds, from round %2 to round %3.</source>
        <translation>Tu trabajo está en %1&#xa0;rondas, de la %2 a la %3.</translation>
    </message>
    <message>
        <source>Newest: round %1</source>
        <translation>La más reciente: ronda %1</translation>
    </message>
    <message>
        <source>When I joined: round %1</source>
        <translation>Cuando me uní: ronda %1</translation>
    </message>
    <message>
        <source>No model of this project is on this computer yet. It comes with your first piece of work; then you can try it here.</source>
        <translation>En este equipo aún no hay ningún modelo de este proyecto. Llega con tu primer trabajo; entonces podrás probarlo aquí.</translation>
    </message>
    <message>
        <source>Which model you joined with is not known, so there is only the newest one.</source>
        <translation>No se sabe con qué modelo te uniste, así que solo está el más reciente.</translation>
    </message>
    <message>
        <source>Round %1 is the newest and the one that you joined with. After the next rounds you see here what has changed.</source>
        <translation>La ronda %1 es la más reciente y la misma con la que te uniste. Tras las próximas rondas verás aquí qué ha cambiado.</translation>
    </message>
    <message>
        <source>The model of round %1, with which you joined, has gone from this computer to save room. What it wrote for the suggestions may still be known.</source>
        <translation>El modelo de la ronda %1, con el que te uniste, ya no está en este equipo, para ahorrar espacio. Quizá aún se conserve lo que escribió con los comienzos propuestos.</translation>
    </message>
    <message>
        <source>careful, always the likeliest word</source>
        <translation>prudente, siempre la palabra más probable</translation>
    </message>
    <message>
        <source>rather careful</source>
        <translation>bastante prudente</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>equilibrado</translation>
    </message>
    <message>
        <source>daring, with surprising words</source>
        <translation>atrevido, con palabras sorprendentes</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>The model</source>
        <translation>El modelo</translation>
    </message>
    <message>
        <source>When you have joined a project, you see its model learn here.</source>
        <translation>Cuando te hayas unido a un proyecto, aquí verás cómo aprende su modelo.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Ver como tabla</translation>
    </message>
    <message>
        <source>How much text that it has never seen surprises the model</source>
        <translation>Cuánto sorprende al modelo un texto que nunca ha visto</translation>
    </message>
    <message>
        <source>The technical term is held-out loss: cross-entropy in nats a token.</source>
        <translation>El término técnico es pérdida de validación: entropía cruzada en nats por token.</translation>
    </message>
    <message>
        <source>Curve of the model&apos;s surprise by round</source>
        <translation>Curva de la sorpresa del modelo por ronda</translation>
    </message>
    <message>
        <source>The model&apos;s surprise by round</source>
        <translation>La sorpresa del modelo por ronda</translation>
    </message>
    <message>
        <source>Point at the curve, or go along it with the arrow keys, to read a round.</source>
        <translation>Señala la curva, o recórrela con las flechas del teclado, para leer cada ronda.</translation>
    </message>
    <message>
        <source>Show as a curve</source>
        <translation>Ver como curva</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network settings</source>
        <translation>Ajustes de red</translation>
    </message>
    <message>
        <source>Most people need none of this. Who runs your network can tell you what to enter; what stays empty is as the system has it.</source>
        <translation>La mayoría no necesita nada de esto. Quien lleva tu red puede decirte qué poner; lo que quede vacío es como lo tenga el sistema.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Mirror of the Python packages</source>
        <translation>Espejo de los paquetes de Python</translation>
    </message>
    <message>
        <source>Mirror of PyTorch, which computes</source>
        <translation>Espejo de PyTorch, que hace los cálculos</translation>
    </message>
    <message>
        <source>Mirror of Python itself</source>
        <translation>Espejo de Python mismo</translation>
    </message>
    <message>
        <source>Folder with files that are here already</source>
        <translation>Carpeta con archivos que ya están aquí</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Elegir la carpeta</translation>
    </message>
    <message>
        <source>Never use the network; take everything from the folder</source>
        <translation>No usar nunca la red; tomarlo todo de la carpeta</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Back without saving</source>
        <translation>Volver sin guardar</translation>
    </message>
    <message>
        <source>Folder with the files</source>
        <translation>Carpeta con los archivos</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Your first piece of work was checked and counts. Thank you!</source>
        <translation>Tu primer trabajo se ha comprobado y cuenta. ¡Gracias!</translation>
    </message>
</context>
<context>
    <name>Onboarding</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Omitir este paso</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
</context>
<context>
    <name>ProgramDialog</name>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Asking which programs run…</source>
        <translation>Preguntando qué programas están abiertos…</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose one, or type its name</source>
        <translation>Elige uno o escribe su nombre</translation>
    </message>
    <message>
        <source>Type its name</source>
        <translation>Escribe su nombre</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Potluck is being repaired</source>
        <translation>Potluck se está reparando</translation>
    </message>
    <message>
        <source>Potluck is being installed</source>
        <translation>Potluck se está instalando</translation>
    </message>
    <message>
        <source>You can go on using the computer. If the connection breaks, it goes on where it stopped.</source>
        <translation>Puedes seguir usando el ordenador. Si se corta la conexión, continúa donde se quedó.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>What was fetched is kept.</source>
        <translation>Lo descargado se conserva.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Potluck is being updated</source>
        <translation>Potluck se está actualizando</translation>
    </message>
</context>
<context>
    <name>ProjectCard</name>
    <message>
        <source>About this project</source>
        <translation>Sobre este proyecto</translation>
    </message>
    <message>
        <source>What leaves this computer</source>
        <translation>Qué sale de este equipo</translation>
    </message>
    <message>
        <source>Copy invite link</source>
        <translation>Copiar enlace de invitación</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Dejarlo…</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Sobre %1</translation>
    </message>
    <message>
        <source>What leaves this computer for %1</source>
        <translation>Qué sale de este equipo para %1</translation>
    </message>
    <message>
        <source>Copy the invite link of %1</source>
        <translation>Copiar el enlace de invitación de %1</translation>
    </message>
    <message>
        <source>Leave %1</source>
        <translation>Dejar %1</translation>
    </message>
    <message>
        <source>The invite link is copied. Send it to whoever wants to join.</source>
        <translation>El enlace de invitación está copiado. Envíalo a quien quiera unirse.</translation>
    </message>
    <message>
        <source>There is no invite link to this project.</source>
        <translation>Este proyecto no tiene enlace de invitación.</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>About %1</source>
        <translation>Sobre %1</translation>
    </message>
    <message>
        <source>Asking the project…</source>
        <translation>Preguntando al proyecto…</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Invite others</source>
        <translation>Invitar a otras personas</translation>
    </message>
    <message>
        <source>Invite link to pass on</source>
        <translation>Enlace de invitación para compartir</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Whoever has this link can see what the project is, and join it.</source>
        <translation>Quien tenga este enlace puede ver qué es el proyecto y unirse.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
</context>
<context>
    <name>ProjectStep</name>
    <message>
        <source>Which project do you want to help?</source>
        <translation>¿A qué proyecto quieres ayudar?</translation>
    </message>
    <message>
        <source>You can join others later, several at once, and leave any of them.</source>
        <translation>Más adelante puedes unirte a otros, a varios a la vez, y dejar cualquiera.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decidir más tarde</translation>
    </message>
    <message>
        <source>Practice, on this computer alone</source>
        <translation>Práctica, solo en este equipo</translation>
    </message>
    <message>
        <source>A small model learns here, from text that every computer with Potluck has. Nothing is downloaded, nothing is sent, and the first piece of work is done within minutes.</source>
        <translation>Un modelo pequeño aprende aquí, con un texto que viene con Potluck. No se descarga ni se envía nada, y el primer trabajo está hecho en unos minutos.</translation>
    </message>
    <message>
        <source>A project that invited me</source>
        <translation>Un proyecto que me ha invitado</translation>
    </message>
    <message>
        <source>Its organiser sent you a link that starts with potluck://. Paste it, or drop it on this window.</source>
        <translation>Su organización te envió un enlace que empieza por potluck://. Pégalo o arrástralo a esta ventana.</translation>
    </message>
    <message>
        <source>Start Practice</source>
        <translation>Empezar Práctica</translation>
    </message>
    <message>
        <source>Join and start</source>
        <translation>Unirme y empezar</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>See what it is</source>
        <translation>Ver qué es</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>not stated</source>
        <translation>sin indicar</translation>
    </message>
    <message>
        <source>Project without a name</source>
        <translation>Proyecto sin nombre</translation>
    </message>
    <message>
        <source>Organised by %1</source>
        <translation>Organiza: %1</translation>
    </message>
    <message>
        <source>The organiser has given no name.</source>
        <translation>La organización no ha dado ningún nombre.</translation>
    </message>
    <message>
        <source>The organiser has not said what it is for.</source>
        <translation>La organización no ha dicho para qué es.</translation>
    </message>
    <message>
        <source>The organiser has not said what text it learns from.</source>
        <translation>La organización no ha dicho de qué texto aprende.</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>Parámetros: %1</translation>
    </message>
    <message>
        <source>Size of the model</source>
        <translation>Tamaño del modelo</translation>
    </message>
    <message>
        <source>Fetched for every round</source>
        <translation>Descarga en cada ronda</translation>
    </message>
    <message>
        <source>Licence of the model</source>
        <translation>Licencia del modelo</translation>
    </message>
    <message>
        <source>Licence of the text</source>
        <translation>Licencia del texto</translation>
    </message>
    <message>
        <source>Takes no new work for this project.</source>
        <translation>No acepta trabajo nuevo para este proyecto.</translation>
    </message>
    <message>
        <source>Gets all of this computer&apos;s work.</source>
        <translation>Recibe todo el trabajo de este equipo.</translation>
    </message>
    <message>
        <source>Gets about %1 % of this computer&apos;s work.</source>
        <translation>Recibe cerca del %1&#xa0;% del trabajo de este equipo.</translation>
    </message>
    <message>
        <source>Space on this computer</source>
        <translation>Espacio en este equipo</translation>
    </message>
    <message>
        <source>Signed receipts kept</source>
        <translation>Recibos firmados guardados</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Te uniste</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Runs on this computer alone, to try everything out.</source>
        <translation>Funciona solo en este equipo, para probarlo todo.</translation>
    </message>
    <message>
        <source>Pieces of work verified</source>
        <translation>Trabajos comprobados</translation>
    </message>
    <message>
        <source>Verified tokens</source>
        <translation>Tokens comprobados</translation>
    </message>
    <message>
        <source>Computers taking part</source>
        <translation>Equipos que participan</translation>
    </message>
    <message>
        <source>Checked bit for bit: every computer gets exactly the same result.</source>
        <translation>Comprobación bit a bit: todos los equipos obtienen exactamente el mismo resultado.</translation>
    </message>
    <message>
        <source>Checked within a tolerance, since computers round differently.</source>
        <translation>Comprobación con un margen, porque cada equipo redondea a su manera.</translation>
    </message>
</context>
<context>
    <name>ProjectsPage</name>
    <message>
        <source>Projects</source>
        <translation>Proyectos</translation>
    </message>
    <message>
        <source>Practice begins as soon as Potluck may work</source>
        <translation>Práctica empezará en cuanto Potluck pueda trabajar</translation>
    </message>
    <message>
        <source>A small model learns on this computer alone.</source>
        <translation>Un modelo pequeño aprende solo en este equipo.</translation>
    </message>
    <message>
        <source>You have not joined a project yet.</source>
        <translation>Todavía no te has unido a ningún proyecto.</translation>
    </message>
    <message>
        <source>An organiser sends you an invite link: paste it here, or drop it on this page. Practice needs none: it runs on this computer alone.</source>
        <translation>Una organización te envía un enlace de invitación: pégalo aquí o arrástralo a esta página. Práctica no lo necesita: funciona solo en este equipo.</translation>
    </message>
    <message>
        <source>Try Practice</source>
        <translation>Probar Práctica</translation>
    </message>
    <message>
        <source>Join with an invite link…</source>
        <translation>Unirse con un enlace de invitación…</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>Takes the credit of a piece of work back</source>
        <translation>Retira el crédito de un trabajo</translation>
    </message>
    <message>
        <source>Piece of work of round %1</source>
        <translation>Trabajo de la ronda %1</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Válido</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>No válido</translation>
    </message>
    <message>
        <source>Project without a name</source>
        <translation>Proyecto sin nombre</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Ronda</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Training compute</source>
        <translation>Cálculo del entrenamiento</translation>
    </message>
    <message>
        <source>Run again by the project</source>
        <translation>Repetido por el proyecto</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Place in the project&apos;s ledger</source>
        <translation>Lugar en el libro de cuentas del proyecto</translation>
    </message>
</context>
<context>
    <name>ReceiptsDialog</name>
    <message>
        <source>Signed receipts</source>
        <translation>Recibos firmados</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>No se pudo escribir el archivo.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Elige otra carpeta o haz sitio en el disco.</translation>
    </message>
    <message>
        <source>Checked on this computer just now</source>
        <translation>Comprobado en este equipo ahora mismo</translation>
    </message>
    <message>
        <source>Save this receipt…</source>
        <translation>Guardar este recibo…</translation>
    </message>
    <message>
        <source>For each piece of work that counts, the project signs a receipt. It is kept on this computer and proves what you gave, whatever becomes of the project.</source>
        <translation>Por cada trabajo que cuenta, el proyecto firma un recibo. Se guarda en este equipo y demuestra lo que has dado, pase lo que pase con el proyecto.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>No receipts yet. The first comes with your first verified piece of work.</source>
        <translation>Aún no hay recibos. El primero llega con tu primer trabajo comprobado.</translation>
    </message>
    <message>
        <source>1 receipt</source>
        <translation>1&#xa0;recibo</translation>
    </message>
    <message>
        <source>%1 receipts, newest first</source>
        <translation>%1&#xa0;recibos, los nuevos primero</translation>
    </message>
    <message>
        <source>Nothing could be checked.</source>
        <translation>No se pudo comprobar nada.</translation>
    </message>
    <message>
        <source>Save a receipt</source>
        <translation>Guardar un recibo</translation>
    </message>
    <message>
        <source>Receipts (*.bin)</source>
        <translation>Recibos (*.bin)</translation>
    </message>
</context>
<context>
    <name>ReceiptsTable</name>
    <message>
        <source>Written</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobación</translation>
    </message>
</context>
<context>
    <name>Sent</name>
    <message>
        <source>Not sent since Potluck started.</source>
        <translation>No se ha enviado desde que se abrió Potluck.</translation>
    </message>
    <message>
        <source>Sent once</source>
        <translation>Enviado una vez</translation>
    </message>
    <message>
        <source>Sent %1 times</source>
        <translation>Enviado %1&#xa0;veces</translation>
    </message>
    <message>
        <source>%1, last %2, %3 in all.</source>
        <translation>%1, la última %2; %3 en total.</translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message>
        <source>What leaves this computer</source>
        <translation>Qué sale de este equipo</translation>
    </message>
    <message>
        <source>What leaves this computer for %1</source>
        <translation>Qué sale de este equipo para %1</translation>
    </message>
    <message>
        <source>Search in names, values and explanations</source>
        <translation>Buscar en nombres, valores y explicaciones</translation>
    </message>
    <message>
        <source>Search in what was sent</source>
        <translation>Buscar en lo enviado</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>These are all kinds of messages there are, with every field of the last one. Secrets are not shown, and long results by their length.</source>
        <translation>Estos son todos los tipos de mensajes que hay, con cada campo del último. Los secretos no se muestran, y de los resultados largos solo se ve su longitud.</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>Abrir todo</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>Cerrar todo</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <source>Nothing here holds these words.</source>
        <translation>Nada contiene estas palabras.</translation>
    </message>
    <message>
        <source>Nothing can be sent.</source>
        <translation>No se puede enviar nada.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Add a program…</source>
        <translation>Añadir un programa…</translation>
    </message>
    <message>
        <source>Back to default: %1</source>
        <translation>Volver al valor inicial: %1</translation>
    </message>
    <message>
        <source>%1: back to default, %2</source>
        <translation>%1: volver al valor inicial, %2</translation>
    </message>
    <message>
        <source>Pause for a program</source>
        <translation>Pausa por un programa</translation>
    </message>
    <message>
        <source>Potluck rests whenever this program runs.</source>
        <translation>Potluck descansa siempre que este programa esté abierto.</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>There is no such folder.</source>
        <translation>No existe esa carpeta.</translation>
    </message>
    <message>
        <source>Without the network, Potluck needs a folder with the files.</source>
        <translation>Sin la red, Potluck necesita una carpeta con los archivos.</translation>
    </message>
    <message>
        <source>Write it as http://host:port or socks5h://host:port.</source>
        <translation>Escríbelo como http://host:port o socks5h://host:port.</translation>
    </message>
    <message>
        <source>Write it as https://host/path, or file:///folder.</source>
        <translation>Escríbelo como https://host/ruta o file:///carpeta.</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Hecho: %1</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Ahora: %1</translation>
    </message>
    <message>
        <source>Later: %1</source>
        <translation>Después: %1</translation>
    </message>
    <message>
        <source>None that Potluck can use</source>
        <translation>Ninguna que Potluck pueda usar</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>Para descargar</translation>
    </message>
    <message>
        <source>Space on the disk</source>
        <translation>Espacio en el disco</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message>
        <source>Nothing, it is all here</source>
        <translation>Nada, ya está todo aquí</translation>
    </message>
    <message>
        <source>%1 (%2 are free)</source>
        <translation>%1 (hay %2 libres)</translation>
    </message>
    <message>
        <source>%1 of %2 are here already. It goes on from there.</source>
        <translation>Ya están aquí %1 de %2. Se continúa desde ahí.</translation>
    </message>
    <message>
        <source>It goes on where it stopped: %1 were here already.</source>
        <translation>Continúa donde se quedó: ya había %1 aquí.</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>Examinar este ordenador</translation>
    </message>
    <message>
        <source>Fetching what Potluck needs</source>
        <translation>Descargar lo que Potluck necesita</translation>
    </message>
    <message>
        <source>Putting it together</source>
        <translation>Montarlo</translation>
    </message>
    <message>
        <source>Testing that it works here</source>
        <translation>Probar que funciona aquí</translation>
    </message>
    <message>
        <source>Putting it to use</source>
        <translation>Ponerlo en uso</translation>
    </message>
    <message>
        <source>Clearing up</source>
        <translation>Limpiar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 por segundo</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>The installation ended without saying why.</source>
        <translation>La instalación terminó sin decir por qué.</translation>
    </message>
    <message>
        <source>See whether this computer is online. If it reaches the internet through a proxy or a mirror, name it in the network settings. Then try again: it goes on where it stopped.</source>
        <translation>Mira si este ordenador está en línea. Si llega a internet por un proxy o un espejo, indícalo en los ajustes de red. Luego inténtalo de nuevo: continúa donde se quedó.</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again. What was fetched is kept.</source>
        <translation>Libera espacio en el disco e inténtalo de nuevo. Lo descargado se conserva.</translation>
    </message>
    <message>
        <source>A file was not what it should be, so it was not used. Try again to fetch it anew. If it happens again, use another network or no mirror.</source>
        <translation>Un archivo no era lo que debía, así que no se usó. Inténtalo de nuevo para descargarlo otra vez. Si vuelve a pasar, usa otra red o ningún espejo.</translation>
    </message>
    <message>
        <source>What stands above has to change before Potluck can be installed here.</source>
        <translation>Lo que se dice arriba tiene que cambiar antes de que Potluck se pueda instalar aquí.</translation>
    </message>
    <message>
        <source>Wait until that has ended, then try again.</source>
        <translation>Espera a que termine e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Try again: it goes on where it stopped. If it happens again, copy the details and send them to whoever gave you Potluck.</source>
        <translation>Inténtalo de nuevo: continúa donde se quedó. Si vuelve a pasar, copia los detalles y envíalos a quien te dio Potluck.</translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Potluck – setting up</source>
        <translation>Potluck – preparación</translation>
    </message>
    <message>
        <source>They could not be written (%1).</source>
        <translation>No se pudieron escribir (%1).</translation>
    </message>
</context>
<context>
    <name>ShareCard</name>
    <message>
        <source>Computing time</source>
        <translation>Tiempo de cálculo</translation>
    </message>
    <message>
        <source>Pieces of work</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>My computer helps to train an open language model.</source>
        <translation>Mi equipo ayuda a entrenar un modelo de lenguaje abierto.</translation>
    </message>
    <message>
        <source>verified tokens (pieces of words)</source>
        <translation>tokens comprobados (trozos de palabra)</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>A card to share</source>
        <translation>Una tarjeta para compartir</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>No se pudo escribir el archivo.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Elige otra carpeta o haz sitio en el disco.</translation>
    </message>
    <message>
        <source>Colours of the card</source>
        <translation>Colores de la tarjeta</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clara</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscura</translation>
    </message>
    <message>
        <source>Name the projects</source>
        <translation>Nombrar los proyectos</translation>
    </message>
    <message>
        <source>Only what you see is on it: no name of yours or of this computer, no key, and nothing hidden in the file.</source>
        <translation>Solo contiene lo que ves: ni tu nombre ni el de este equipo, ninguna clave y nada oculto en el archivo.</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Guardar la imagen…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copiar la imagen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Guardar la imagen</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Imágenes (*.png)</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
</context>
<context>
    <name>ShareRow</name>
    <message>
        <source>Share of the work</source>
        <translation>Parte del trabajo</translation>
    </message>
    <message>
        <source>Share of %1</source>
        <translation>Parte de %1</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Getting ready</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Esperando</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Te necesita</translation>
    </message>
    <message>
        <source>Goes on by itself: %1.</source>
        <translation>Sigue por sí solo: %1.</translation>
    </message>
    <message>
        <source>Goes on by itself if you leave the computer alone: %1.</source>
        <translation>Sigue por sí solo si dejas el equipo en paz: %1.</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Omitir este paso</translation>
    </message>
</context>
<context>
    <name>StopQuestion</name>
    <message>
        <source>Stop installing Potluck?</source>
        <translation>¿Detener la instalación de Potluck?</translation>
    </message>
    <message>
        <source>What was fetched is kept. Start Potluck again, and it goes on where it stopped.</source>
        <translation>Lo descargado se conserva. Inicia Potluck otra vez y continúa donde se quedó.</translation>
    </message>
    <message>
        <source>Go on installing</source>
        <translation>Seguir instalando</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
</context>
<context>
    <name>StuckPage</name>
    <message>
        <source>It did not work yet</source>
        <translation>Todavía no ha funcionado</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>It ended without saying why. What was chosen is remembered.</source>
        <translation>Terminó sin decir por qué. Lo que elegiste queda anotado.</translation>
    </message>
</context>
<context>
    <name>SupportDialog</name>
    <message>
        <source>Copy for support</source>
        <translation>Copiar para soporte</translation>
    </message>
    <message>
        <source>What you are about to copy</source>
        <translation>Lo que vas a copiar</translation>
    </message>
    <message>
        <source>Potluck is writing it down…</source>
        <translation>Potluck lo está redactando…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>This is what you are about to copy</source>
        <translation>Esto es lo que vas a copiar</translation>
    </message>
    <message>
        <source>Keys, links and names of folders are left out. Read it, and send it only to somebody who helps you. Nothing is sent by Potluck itself.</source>
        <translation>Se han quitado claves, enlaces y nombres de carpetas. Léelo y envíalo solo a alguien que te ayude. Potluck no envía nada por su cuenta.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copied. You can paste it now.</source>
        <translation>Copiado. Ya puedes pegarlo.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texto (*.txt)</translation>
    </message>
    <message>
        <source>The report could not be saved: %1.</source>
        <translation>No se pudo guardar el informe: %1.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Guardado como %1.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Potluck</source>
        <translation>Abrir Potluck</translation>
    </message>
    <message>
        <source>Pause for 1 hour</source>
        <translation>Pausa de 1&#xa0;hora</translation>
    </message>
    <message>
        <source>Pause until tomorrow</source>
        <translation>Pausa hasta mañana</translation>
    </message>
    <message>
        <source>Pause until I resume</source>
        <translation>Pausa hasta que yo reanude</translation>
    </message>
    <message>
        <source>Pause while a program runs…</source>
        <translation>Pausa mientras un programa está abierto…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Finish and then pause</source>
        <translation>Terminar y pausar</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>No está abierto</translation>
    </message>
    <message>
        <source>Potluck&apos;s background program does not answer.</source>
        <translation>El programa en segundo plano de Potluck no responde.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Potluck is starting.</source>
        <translation>Potluck se está iniciando.</translation>
    </message>
    <message>
        <source>Working, then pausing</source>
        <translation>Trabajando; después, pausa</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <translation>%1 hasta %2</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>It did not work yet</source>
        <translation>Todavía no ha funcionado</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Network settings…</source>
        <translation>Ajustes de red…</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar los detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copied. Paste it where you ask for help; look through it first.</source>
        <translation>Copiado. Pégalo donde pidas ayuda; revísalo antes.</translation>
    </message>
</context>
<context>
    <name>TryItCard</name>
    <message>
        <source>Try it</source>
        <translation>Pruébalo</translation>
    </message>
    <message>
        <source>Write a beginning, and the model goes on with it. It is written on this computer: nothing that you type is sent anywhere. It is a model that still learns; what it writes can be wrong or make no sense.</source>
        <translation>Escribe un comienzo y el modelo lo continúa. Se escribe en este equipo: nada de lo que tecleas se envía a ningún sitio. Es un modelo que aún está aprendiendo; lo que escribe puede ser falso o no tener sentido.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Another try</source>
        <translation>Otro intento</translation>
    </message>
    <message>
        <source>The same beginning, and other draws of luck.</source>
        <translation>El mismo comienzo, con otra tirada de suerte.</translation>
    </message>
    <message>
        <source>How daring the text is to be</source>
        <translation>Lo atrevido que debe ser el texto</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Prudente</translation>
    </message>
    <message>
        <source>Daring</source>
        <translation>Atrevido</translation>
    </message>
    <message>
        <source>How daring: %1</source>
        <translation>Atrevimiento: %1</translation>
    </message>
    <message>
        <source>Takes this beginning.</source>
        <translation>Usa este comienzo.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
</context>
<context>
    <name>Update</name>
    <message>
        <source>Looked for newer versions: %1.</source>
        <translation>Última búsqueda de versiones nuevas: %1.</translation>
    </message>
    <message>
        <source>This is version %1.</source>
        <translation>Esta es la versión %1.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>UpdateCard</name>
    <message>
        <source>Updates</source>
        <translation>Actualizaciones</translation>
    </message>
    <message>
        <source>How much of the newer version has come</source>
        <translation>Cuánto ha llegado de la versión nueva</translation>
    </message>
    <message>
        <source>Look for updates now</source>
        <translation>Buscar actualizaciones ahora</translation>
    </message>
    <message>
        <source>Update after this piece of work</source>
        <translation>Actualizar después de este trabajo</translation>
    </message>
</context>
<context>
    <name>WeekGrid</name>
    <message>
        <source>Draw with the mouse to paint or erase, or use the arrow keys and Space. Click a day or an hour for all of it.</source>
        <translation>Arrastra el ratón para pintar o borrar, o usa las flechas y la barra espaciadora. Haz clic en un día o en una hora para marcarlos enteros.</translation>
    </message>
    <message>
        <source>Nights</source>
        <translation>Noches</translation>
    </message>
    <message>
        <source>Nights and weekends</source>
        <translation>Noches y fines de semana</translation>
    </message>
    <message>
        <source>Outside office hours</source>
        <translation>Fuera de horario laboral</translation>
    </message>
    <message>
        <source>All week</source>
        <translation>Toda la semana</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>WelcomeStep</name>
    <message>
        <source>Welcome to Potluck</source>
        <translation>Te damos la bienvenida a Potluck</translation>
    </message>
    <message>
        <source>While you are away, this computer helps to teach a language model that belongs to everybody. Many computers each do a small piece, and together they do what otherwise only large companies can.</source>
        <translation>Mientras no estás, este equipo ayuda a enseñar a un modelo de lenguaje que pertenece a todo el mundo. Muchos equipos hacen cada uno un trocito, y juntos logran lo que de otro modo solo pueden las grandes empresas.</translation>
    </message>
    <message>
        <source>Skip the first steps</source>
        <translation>Omitir los primeros pasos</translation>
    </message>
    <message>
        <source>What Potluck never does</source>
        <translation>Lo que Potluck nunca hace</translation>
    </message>
    <message>
        <source>Three short questions follow. Each has a careful answer already, so you may skip any of them and change everything later.</source>
        <translation>Siguen tres preguntas breves. Todas tienen ya una respuesta prudente, así que puedes omitirlas y cambiarlo todo más adelante.</translation>
    </message>
    <message>
        <source>It never reads your files</source>
        <translation>Nunca lee tus archivos</translation>
    </message>
    <message>
        <source>It works in a folder of its own, on texts that the project sends.</source>
        <translation>Trabaja en su propia carpeta, con textos que envía el proyecto.</translation>
    </message>
    <message>
        <source>It never works while you do</source>
        <translation>Nunca trabaja mientras tú trabajas</translation>
    </message>
    <message>
        <source>Touch mouse or keyboard, and it stops, unless you say otherwise.</source>
        <translation>Toca el ratón o el teclado y se detiene, salvo que digas otra cosa.</translation>
    </message>
    <message>
        <source>It never takes more than you allow</source>
        <translation>Nunca usa más de lo que permites</translation>
    </message>
    <message>
        <source>Watts, warmth, hours, disk, network: it keeps to limits that you set.</source>
        <translation>Vatios, calor, horas, disco, red: respeta los límites que pones.</translation>
    </message>
    <message>
        <source>It never runs what others send</source>
        <translation>Nunca ejecuta lo que envían otros</translation>
    </message>
    <message>
        <source>A project sends texts and numbers. Programs come with Potluck alone.</source>
        <translation>Un proyecto envía textos y números. Los programas vienen solo con Potluck.</translation>
    </message>
    <message>
        <source>It never mines coins</source>
        <translation>Nunca mina criptomonedas</translation>
    </message>
    <message>
        <source>Nobody earns money with it, and there is nothing to buy.</source>
        <translation>Nadie gana dinero con esto y no hay nada que comprar.</translation>
    </message>
    <message>
        <source>It never sends anything in secret</source>
        <translation>Nunca envía nada en secreto</translation>
    </message>
    <message>
        <source>Results, and what is needed to hand out work. You can see every field.</source>
        <translation>Resultados y lo necesario para repartir el trabajo. Puedes ver cada dato.</translation>
    </message>
</context>
<context>
    <name>_AmountCard</name>
    <message>
        <source>verified tokens (pieces of words)</source>
        <translation>tokens comprobados (trozos de palabra)</translation>
    </message>
    <message>
        <source>Verified tokens: %1</source>
        <translation>Tokens comprobados: %1</translation>
    </message>
</context>
<context>
    <name>_Buttons</name>
    <message>
        <source>Start now</source>
        <translation>Empezar ya</translation>
    </message>
    <message>
        <source>Works for an hour, even while you use the computer.</source>
        <translation>Trabaja una hora, aunque uses el equipo.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Pauses until you resume.</source>
        <translation>En pausa hasta que lo reanudes.</translation>
    </message>
    <message>
        <source>Pause until…</source>
        <translation>Pausar hasta…</translation>
    </message>
    <message>
        <source>Finish and then pause</source>
        <translation>Terminar y pausar</translation>
    </message>
    <message>
        <source>Completes the piece of work in hand, then pauses.</source>
        <translation>Completa el trabajo en curso y luego hace una pausa.</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>Durante 1&#xa0;hora</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Hasta mañana</translation>
    </message>
    <message>
        <source>Until I resume</source>
        <translation>Hasta que yo reanude</translation>
    </message>
    <message>
        <source>While a program runs…</source>
        <translation>Mientras un programa está abierto…</translation>
    </message>
</context>
<context>
    <name>_CurveTable</name>
    <message>
        <source>Round</source>
        <translation>Ronda</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Sorpresa</translation>
    </message>
    <message>
        <source>Your pieces of work</source>
        <translation>Tus trabajos</translation>
    </message>
</context>
<context>
    <name>_DeviceCard</name>
    <message>
        <source>Pause this device</source>
        <translation>Pausar este dispositivo</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Dejar que siga</translation>
    </message>
    <message>
        <source>Progress of the piece of work</source>
        <translation>Avance del trabajo</translation>
    </message>
    <message>
        <source>Check of %1</source>
        <translation>Prueba de %1</translation>
    </message>
</context>
<context>
    <name>_LeftCard</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the command %1</source>
        <translation>Copiar la orden %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>_Next</name>
    <message>
        <source>Next: %1</source>
        <translation>Siguiente – %1</translation>
    </message>
</context>
<context>
    <name>_PresetCard</name>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Usar %1</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 está en uso</translation>
    </message>
</context>
<context>
    <name>_Preview</name>
    <message>
        <source>The card</source>
        <translation>La tarjeta</translation>
    </message>
</context>
<context>
    <name>_PromptField</name>
    <message>
        <source>Beginning of the text</source>
        <translation>Comienzo del texto</translation>
    </message>
</context>
<context>
    <name>_Side</name>
    <message>
        <source>Comes next.</source>
        <translation>Viene ahora.</translation>
    </message>
    <message>
        <source>Kept from an earlier time: its model has gone from this computer.</source>
        <translation>Guardado de antes: su modelo ya no está en este equipo.</translation>
    </message>
    <message>
        <source>Written on this computer just now.</source>
        <translation>Escrito en este equipo ahora mismo.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
</context>
</TS>
