"""German.

What is filled in for a value, `{got}` or `{want}`, begins with its article and stands in the nominative.
"""

from typing import Final

from divebell_judge.wording import Catalogue

_TEXTS: Final = {
    # Values
    "a {name} object": "ein Objekt der Klasse {name}",
    "an {name} object": "ein Objekt der Klasse {name}",
    "the list {items}": "die Liste {items}",
    "the tuple {items}": "das Tupel {items}",
    "the set {items}": "die Menge {items}",
    "the frozenset {items}": "das Frozenset {items}",
    "the dict {items}": "das Dict {items}",
    "the array {items}": "das Array {items}",
    "() (a single number)": "() (eine einzelne Zahl)",
    "about {number}": "etwa {number}",
    "the time {time}": "die Zeit {time}",
    "the number {number}": "die Zahl {number}",
    "the string {string}": "der Text {string}",
    "bytes of length {length}": "eine Bytefolge der Länge {length}",
    "an array of shape {shape}": "ein Array der Form {shape}",
    "a masked array of shape {shape}": "ein maskiertes Array der Form {shape}",
    "array of shape {shape}, {dtype}": "Array der Form {shape}, {dtype}",
    "masked array of shape {shape}, {dtype}": "maskiertes Array der Form {shape}, {dtype}",
    "an empty list": "eine leere Liste",
    "an empty tuple": "ein leeres Tupel",
    "an empty set": "eine leere Menge",
    "an empty frozenset": "ein leeres Frozenset",
    "an empty dict": "ein leeres Dict",
    "an iterator": "ein Iterator",
    "{name} of dtype {dtype}": "{name} mit dtype {dtype}",
    "an array": "ein Array",
    "a number": "eine Zahl",
    "a string": "ein Text",
    "bytes": "eine Bytefolge",
    "a list": "eine Liste",
    "a dict": "ein Dict",
    "a set": "eine Menge",
    "nothing": "nichts",
    "(end)": "(Ende)",
    "(missing)": "(fehlt)",
    "value": "Wert",
    # Failures
    " in `{path}`": " in `{path}`",
    "Wrong type{at}: got {got}, want {want}.": ("Falscher Typ{at}: Erhalten wurde {got}, erwartet {want}."),
    "Wrong type{at}: got {got}, want exactly {want}.": (
        "Falscher Typ{at}: Erhalten wurde {got}, erwartet genau {want}."
    ),
    "Wrong shape{at}: got shape {got}, want {want}.": (
        "Falsche Form{at}: Erhalten wurde die Form {got}, erwartet {want}."
    ),
    "Wrong values{at}: got {got}, want {want}.": (
        "Falsche Werte{at}: Erhalten wurde {got}, erwartet {want}."
    ),
    "First at `{path}`: got {got}, want {want}.": "Zuerst bei `{path}`: erhalten {got}, erwartet {want}.",
    "Largest absolute error {absolute}, largest relative error {relative}.": (
        "Größter absoluter Fehler {absolute}, größter relativer Fehler {relative}."
    ),
    "Largest absolute error {absolute}.": "Größter absoluter Fehler {absolute}.",
    "Wrong values{at}: the text differs from character {place} on: got {got}, want {want}.": (
        "Falsche Werte{at}: Ab Zeichen {place} weicht der Text ab: erhalten {got}, erwartet {want}."
    ),
    "Wrong values{at}: {count} of {size} items are not among those wanted (in any order). "
    "For example got {extra}, and {missing} is missing.": (
        "Falsche Werte{at}: Nicht unter den erwarteten Elementen (in beliebiger Reihenfolge): {count} von "
        "{size}. Zum Beispiel wurde {extra} erhalten, und es fehlt {missing}."
    ),
    "Wrong values{at}: the keys differ: {parts}.": "Falsche Werte{at}: Die Schlüssel weichen ab: {parts}.",
    "Wrong values{at}: the items differ: {parts}.": "Falsche Werte{at}: Die Elemente weichen ab: {parts}.",
    "Wrong values{at}: the fields differ: {parts}.": "Falsche Werte{at}: Die Felder weichen ab: {parts}.",
    "missing {names}": "fehlend: {names}",
    "unexpected {names}": "unerwartet: {names}",
    "{names} and {count} more": "{names} und noch {count}",
    "In all, {count} of {size} parts are wrong.": "Insgesamt sind {count} von {size} Teilen falsch.",
    "{message} First seen with seed {seed}.": "{message} Zuerst aufgetreten mit Seed {seed}.",
    "{message} (with seed {seed})": "{message} (mit Seed {seed})",
    "solution.py does not define `{name}`.": "In solution.py ist `{name}` nicht definiert.",
    "The tests need {name}, which is not defined here.": (
        "Die Tests brauchen {name}, und das ist hier nicht definiert."
    ),
    "Is it this {near}, under another name?": "Ist {near} gemeint, nur unter anderem Namen?",
    "It defines `{name}`: is that the one, under another name?": (
        "Definiert ist `{name}`: Ist das gemeint, nur unter anderem Namen?"
    ),
    "Line {line}{of} raised {error}": "Ausnahme in Zeile {line}{of}: {error}",
    "The call raised {error}": "Ausnahme beim Aufruf: {error}",
    " of the scratch cell": " der Probierzelle",
    "A figure could not be drawn: {error}": "Eine Abbildung konnte nicht gezeichnet werden: {error}",
    "This figure is too large to be shown: {characters:,} characters.": (
        "Diese Abbildung ist zu groß, um gezeigt zu werden: {characters} Zeichen."
    ),
    "a demo must leave a matplotlib figure in the variable `fig`": (
        "eine Demo muss in der Variablen `fig` eine Abbildung von matplotlib hinterlassen"
    ),
    "Expected a {expected}, but the call did not raise it; it returned {what}.": (
        "Erwartet wurde die Ausnahme {expected}, aber der Aufruf löste sie nicht aus; "
        "zurückgegeben wurde {what}."
    ),
    "Expected an {expected}, but the call did not raise it; it returned {what}.": (
        "Erwartet wurde die Ausnahme {expected}, aber der Aufruf löste sie nicht aus; "
        "zurückgegeben wurde {what}."
    ),
    "Wrong exception: expected {expected}, but got {error}": (
        "Falsche Ausnahme: erwartet {expected}, erhalten {error}"
    ),
    "The call changed its input `{name}`{change}. Work on a copy, for example `{copy}`.": (
        "Der Aufruf hat seine Eingabe `{name}` verändert{change}. "
        "Stattdessen mit einer Kopie arbeiten, zum Beispiel `{copy}`."
    ),
    "The call changed its input `{name}`{change}. Work on a copy.": (
        "Der Aufruf hat seine Eingabe `{name}` verändert{change}. Stattdessen mit einer Kopie arbeiten."
    ),
    ": `{path}` was {was}, is now {now}": ": `{path}` war {was}, ist jetzt {now}",
    ": {count} of {size} numbers differ. `{path}` was {was}, is now {now}": (
        ": {count} von {size} Zahlen weichen ab. `{path}` war {was}, ist jetzt {now}"
    ),
    "The call also changed its input `{name}`.": "Der Aufruf hat auch seine Eingabe `{name}` verändert.",
    "The answer was printed instead of returned: the call gave None, want {want}. Use `return`.": (
        "Die Antwort wurde ausgegeben statt zurückgegeben: Der Aufruf ergab None, erwartet wurde {want}. "
        "Dazu dient `return`."
    ),
    "The call returned nothing (None), want {want}. Is a `return` missing?": (
        "Der Aufruf gab nichts zurück (None), erwartet wurde {want}. Fehlt ein `return`?"
    ),
    "The check does not hold for the result.": "Die Bedingung gilt für das Ergebnis nicht.",
    "The check `{code}` does not hold for the result.": (
        "Die Bedingung `{code}` gilt für das Ergebnis nicht."
    ),
    "The check could not be made on the result: {error}": (
        "Die Bedingung ließ sich am Ergebnis nicht prüfen: {error}"
    ),
    "The check `{code}` could not be made on the result: {error}": (
        "Die Bedingung `{code}` ließ sich am Ergebnis nicht prüfen: {error}"
    ),
    "Wrong output: nothing was printed. Is a `print` missing?": (
        "Falsche Ausgabe: Es wurde nichts ausgegeben. Fehlt ein `print`?"
    ),
    "Wrong output: line {place} is {got}, want {want}.": (
        "Falsche Ausgabe: Zeile {place} ist {got}, erwartet wurde {want}."
    ),
    "Wrong output: more lines than wanted: got {got}, want {want}.": (
        "Falsche Ausgabe: mehr Zeilen als erwartet: erhalten {got}, erwartet {want}."
    ),
    "Wrong output: fewer lines than wanted: got {got}, want {want}.": (
        "Falsche Ausgabe: weniger Zeilen als erwartet: erhalten {got}, erwartet {want}."
    ),
    "Too much output: stopped after {limit:,} characters. Is something printed in an endless loop?": (
        "Zu viel Ausgabe: Nach {limit} Zeichen wurde abgebrochen. "
        "Wird in einer endlosen Schleife etwas ausgegeben?"
    ),
    "Python warned: {warning}.": "Python warnt: {warning}.",
    "Python warned at line {line}: {warning}.": "Python warnt in Zeile {line}: {warning}.",
    "The solution changed {names}. This was put back, and the judge used its own.": (
        "Die Lösung hat {names} verändert. Das wurde rückgängig gemacht, und geprüft wurde ohne das."
    ),
    "The solution left a thread running: join() it before the function returns.": (
        "Die Lösung hat einen Thread laufen lassen: Vor dem Ende der Funktion muss sein join() stehen."
    ),
    "The solution changed files of Python's library.": (
        "Die Lösung hat Dateien von Pythons Bibliothek verändert."
    ),
    "Python cannot read line {line}{of}: {reason}.": "Python kann Zeile {line}{of} nicht lesen: {reason}.",
    "Python cannot read the code{of}: {reason}.": "Python kann den Code{of} nicht lesen: {reason}.",
    "(its own text could not be made)": "(ihr eigener Text ließ sich nicht bilden)",
    "input() cannot be used in a check, there is no keyboard to read from: "
    "take the value as a parameter, or put the value in the code": (
        "input() geht bei einer Prüfung nicht, denn es gibt keine Tastatur, von der gelesen werden könnte: "
        "den Wert als Parameter nehmen oder in den Code schreiben"
    ),
    # Exceptions, and code that is not Python
    "Something is None here: does the function that it comes from `return` it?": (
        "Hier ist etwas None: Gibt die Funktion, aus der es kommt, es mit `return` zurück?"
    ),
    "The indices of n items run from 0 to n - 1.": "Die Indizes von n Elementen laufen von 0 bis n - 1.",
    "Each input() takes one line of the box `Input`: are there too few?": (
        "Jedes input() nimmt eine Zeile aus dem Feld `Eingabe`: Sind es zu wenige?"
    ),
    "Does the recursion reach its base case?": "Erreicht die Rekursion ihren Basisfall?",
    "Is there a call of exit() or sys.exit()? Return from the function instead.": (
        "Wird exit() oder sys.exit() aufgerufen? Stattdessen die Funktion mit return verlassen."
    ),
    "The browser's Python has no threads: do the work in a loop.": (
        "Das Python im Browser hat keine Threads: Die Arbeit in einer Schleife erledigen."
    ),
    "No event loop can be run here: call functions that are no coroutines.": (
        "Hier kann keine Event-Loop laufen: Funktionen aufrufen, die keine Koroutinen sind."
    ),
    "A name that a function assigns is its own, from its first line to its last.": (
        "Ein Name, dem eine Funktion etwas zuweist, gehört ihr allein, von der ersten Zeile bis zur letzten."
    ),
    "In `A @ B` the last axis of A must be as long as the last but one of B.": (
        "In `A @ B` muss die letzte Achse von A so lang sein wie die vorletzte von B."
    ),
    "In a product the last axis of A must be as long as the last but one of B.": (
        "In einem Produkt muss die letzte Achse von A so lang sein wie die vorletzte von B."
    ),
    "Shapes are compared from the last axis on, where lengths must be equal or 1: is a keepdims missing?": (
        "Formen werden von der letzten Achse an verglichen; die Längen müssen gleich oder 1 sein: "
        "Fehlt ein keepdims?"
    ),
    "An array has many truth values: is .any(), .all() or np.where wanted, or `&` for `and`?": (
        "Ein Array hat viele Wahrheitswerte: Ist .any(), .all() oder np.where gemeint, oder `&` statt `and`?"
    ),
    "Which input does the function not take, such as a logarithm or a root a number below 0?": (
        "Welche Eingabe nimmt die Funktion nicht an, wie ein Logarithmus oder eine Wurzel eine Zahl unter 0?"
    ),
    "An array keeps its dtype in `x += ...`: is an .astype(float) or `x = x + ...` wanted?": (
        "In `x += ...` behält ein Array seinen dtype: Ist .astype(float) oder `x = x + ...` gemeint?"
    ),
    "It is a list: np.asarray(...) makes an array of it.": (
        "Es ist eine Liste: np.asarray(...) macht ein Array daraus."
    ),
    "A list is not multiplied by numbers: is np.asarray(...) missing?": (
        "Eine Liste wird nicht mit Zahlen multipliziert: Fehlt np.asarray(...)?"
    ),
    "Which input makes the divisor 0, and what is wanted then?": (
        "Bei welcher Eingabe ist der Divisor 0, und was ist dann das erwartete Ergebnis?"
    ),
    "The matrix has no inverse: are two of its rows or columns dependent?": (
        "Die Matrix hat keine Inverse: Sind zwei ihrer Zeilen oder Spalten voneinander abhängig?"
    ),
    "There is no debugger here: print what you want to look at.": (
        "Hier gibt es keinen Debugger: Mit print ausgeben, was zu sehen sein soll."
    ),
    "Packages cannot be installed here: {there} are all there is.": (
        "Pakete lassen sich hier nicht installieren: Es gibt {there}, mehr nicht."
    ),
    "Lines with % or ! are for notebooks: leave them out.": (
        "Zeilen mit % oder ! sind für Notebooks: Sie können wegbleiben."
    ),
    "Was it copied from an interactive session? Leave out the prompts, >>> and ... .": (
        "Stammt das aus einer interaktiven Sitzung? Die Eingabezeichen >>> und ... gehören nicht zum Code."
    ),
    "Was it copied from a text with Markdown? Leave out the lines with ```.": (
        "Stammt das aus einem Text mit Markdown? Die Zeilen mit ``` gehören nicht zum Code."
    ),
    "Python's standard library, {titles} and {last}": "Pythons Standardbibliothek, {titles} und {last}",
    "{there} are here, other packages are not.": "Vorhanden sind {there}, andere Pakete nicht.",
    "{package} is here, and has no module of that name.": (
        "{package} ist vorhanden und hat kein Modul dieses Namens."
    ),
    "This problem may use {package}, which this Python does not have: install it.": (
        "Diese Aufgabe darf {package} benutzen, und diesem Python fehlt es: Es muss installiert werden."
    ),
    "This part of the standard library needs an operating system, and is not in the browser's Python.": (
        "Dieser Teil der Standardbibliothek braucht ein Betriebssystem und fehlt dem Python im Browser."
    ),
    # Results as a whole, and texts
    "It is right, but alone in a list: are the brackets around it too many?": (
        "Es stimmt, steht aber allein in einer Liste: Sind die Klammern darum zu viel?"
    ),
    "It is right, but alone in a tuple: is there a comma behind it in the `return`?": (
        "Es stimmt, steht aber allein in einem Tupel: Steht im `return` ein Komma dahinter?"
    ),
    "It makes its items one by one, when asked. Is a list(...) around it missing?": (
        "Es liefert seine Elemente einzeln und erst auf Anfrage. Fehlt ein list(...) darum?"
    ),
    "It is a coroutine, which has not run yet. Is a plain `def` in place of `async def` meant?": (
        "Es ist eine Koroutine, die noch nicht gelaufen ist. Ist `def` statt `async def` gemeint?"
    ),
    "It is a function or a class. Are the parentheses of a call missing?": (
        "Es ist eine Funktion oder eine Klasse. Fehlen die Klammern eines Aufrufs?"
    ),
    "Its parts are right, in another order. Are they swapped in the `return`?": (
        "Die Teile stimmen, aber in anderer Reihenfolge. Sind sie im `return` vertauscht?"
    ),
    "It is the right number, but as a text: is a str(...) or an f-string too many?": (
        "Es ist die richtige Zahl, aber als Text: Ist ein str(...) oder ein f-String zu viel?"
    ),
    "Only blanks or line ends at its start or end differ.": (
        "Nur Leerzeichen oder Zeilenumbrüche am Anfang oder am Ende weichen ab."
    ),
    "Only blanks or line ends differ.": "Nur Leerzeichen oder Zeilenumbrüche weichen ab.",
    "Only upper and lower case differ.": "Nur die Groß- und Kleinschreibung weicht ab.",
    "It is the wanted text in reverse.": "Es ist der erwartete Text, nur rückwärts.",
    # Shapes
    "Is the result transposed?": "Ist das Ergebnis transponiert?",
    "Is the result transposed? Its transpose has the wanted values.": (
        "Ist das Ergebnis transponiert? Seine Transponierte hat die erwarteten Werte."
    ),
    "Are its axes in another order? result.transpose{order} has the wanted values.": (
        "Stehen die Achsen in anderer Reihenfolge? result.transpose{order} hat die erwarteten Werte."
    ),
    "The values are right; is an axis of length 1 missing (keepdims, [:, None], squeeze)?": (
        "Die Werte stimmen; fehlt eine Achse der Länge 1 (keepdims, [:, None], squeeze)?"
    ),
    "The values are right; is an axis of length 1 too many (keepdims, [:, None], squeeze)?": (
        "Die Werte stimmen; ist eine Achse der Länge 1 zu viel (keepdims, [:, None], squeeze)?"
    ),
    "The values are right, in order; is a reshape missing?": (
        "Die Werte stimmen, auch in der Reihenfolge; fehlt ein reshape?"
    ),
    "Its diagonal is right: has an array of shape ({n},) met one of shape ({n}, 1), "
    "and broadcasting made ({n}, {n}) of them?": (
        "Die Diagonale stimmt: Ist ein Array der Form ({n},) auf eines der Form ({n}, 1) getroffen, "
        "und Broadcasting hat daraus ({n}, {n}) gemacht?"
    ),
    "Every row of it is what is wanted: is it broadcast against a shape such as {other}?": (
        "Jede Zeile davon ist das Erwartete: Trifft es durch Broadcasting auf eine Form wie {other}?"
    ),
    "Every column of it is what is wanted: is it broadcast against a shape such as {other}?": (
        "Jede Spalte davon ist das Erwartete: Trifft es durch Broadcasting auf eine Form wie {other}?"
    ),
    "The last of it along axis {axis} is right: is that one alone to be returned?": (
        "Entlang Achse {axis} stimmt der letzte Eintrag: Ist nur dieser zurückzugeben?"
    ),
    "The first of it along axis {axis} is right: is that one alone to be returned?": (
        "Entlang Achse {axis} stimmt der erste Eintrag: Ist nur dieser zurückzugeben?"
    ),
    "It is the last along axis {axis} of what is wanted: are all to be returned?": (
        "Es ist entlang Achse {axis} der letzte Eintrag des Erwarteten: Sind alle zurückzugeben?"
    ),
    "It is the first along axis {axis} of what is wanted: are all to be returned?": (
        "Es ist entlang Achse {axis} der erste Eintrag des Erwarteten: Sind alle zurückzugeben?"
    ),
    " along axis {axis}": " entlang Achse {axis}",
    "Its mean{along} is right: is a mean missing at the end?": (
        "Der Mittelwert davon{along} stimmt: Fehlt am Ende ein Mittelwert?"
    ),
    "Its sum{along} is right: is a sum missing at the end?": (
        "Die Summe davon{along} stimmt: Fehlt am Ende eine Summe?"
    ),
    "Its maximum{along} is right: is a maximum missing at the end?": (
        "Das Maximum davon{along} stimmt: Fehlt am Ende ein Maximum?"
    ),
    "Its minimum{along} is right: is a minimum missing at the end?": (
        "Das Minimum davon{along} stimmt: Fehlt am Ende ein Minimum?"
    ),
    "It is the mean{along} of what is wanted: is a mean too many, or its axis=... missing?": (
        "Es ist der Mittelwert{along} des Erwarteten: Ist ein Mittelwert zu viel, oder fehlt ihm axis=...?"
    ),
    "It is the sum{along} of what is wanted: is a sum too many, or its axis=... missing?": (
        "Es ist die Summe{along} des Erwarteten: Ist eine Summe zu viel, oder fehlt ihr axis=...?"
    ),
    "It is the maximum{along} of what is wanted: is a maximum too many, or its axis=... missing?": (
        "Es ist das Maximum{along} des Erwarteten: Ist ein Maximum zu viel, oder fehlt ihm axis=...?"
    ),
    "It is the minimum{along} of what is wanted: is a minimum too many, or its axis=... missing?": (
        "Es ist das Minimum{along} des Erwarteten: Ist ein Minimum zu viel, oder fehlt ihm axis=...?"
    ),
    "The mean of all is right, but these are {got} numbers for {want}: "
    "is the mean taken along the other axis?": (
        "Der Mittelwert von allem stimmt, aber es sind {got} Zahlen statt {want}: "
        "Ist der Mittelwert entlang der anderen Achse gebildet?"
    ),
    "The sum of all is right, but these are {got} numbers for {want}: "
    "is the sum taken along the other axis?": (
        "Die Summe von allem stimmt, aber es sind {got} Zahlen statt {want}: "
        "Ist die Summe entlang der anderen Achse gebildet?"
    ),
    "Its rows are largest where the wanted labels say: is np.argmax(..., axis=-1) missing?": (
        "Die Zeilen sind dort am größten, wo es die erwarteten Labels sagen: Fehlt np.argmax(..., axis=-1)?"
    ),
    "These are the labels whose one-hot vectors, or probabilities, are wanted: is that step missing?": (
        "Das sind die Labels, deren One-Hot-Vektoren oder Wahrscheinlichkeiten erwartet werden: "
        "Fehlt dieser Schritt?"
    ),
    "Its middle is what is wanted: is there padding too much ('full' for 'same' or 'valid')?": (
        "Die Mitte davon ist das Erwartete: Ist zu viel Padding dabei ('full' statt 'same' oder 'valid')?"
    ),
    "It is the middle of what is wanted: is padding missing ('valid' for 'same' or 'full')?": (
        "Es ist die Mitte des Erwarteten: Fehlt Padding ('valid' statt 'same' oder 'full')?"
    ),
    "Is an axis of length 1 missing (keepdims, [:, None])?": (
        "Fehlt eine Achse der Länge 1 (keepdims, [:, None])?"
    ),
    "Is an axis of length 1 too many (keepdims, [:, None], brackets around it)?": (
        "Ist eine Achse der Länge 1 zu viel (keepdims, [:, None], Klammern darum)?"
    ),
    "Is the axis of length {length} summed or averaged away?": (
        "Ist die Achse der Länge {length} durch eine Summe oder einen Mittelwert verschwunden?"
    ),
    "Is a sum, mean or choice along the axis of length {length} missing?": (
        "Fehlt entlang der Achse der Länge {length} eine Summe, ein Mittelwert oder eine Auswahl?"
    ),
    "The rest is right: is the last entry one too many?": (
        "Der Rest stimmt: Ist der letzte Eintrag einer zu viel?"
    ),
    "The rest is right: is the first entry one too many?": (
        "Der Rest stimmt: Ist der erste Eintrag einer zu viel?"
    ),
    "The rest is right: is the entry at index {index} one too many?": (
        "Der Rest stimmt: Ist der Eintrag bei Index {index} einer zu viel?"
    ),
    "The rest is right: is the last entry missing?": "Der Rest stimmt: Fehlt der letzte Eintrag?",
    "The rest is right: is the first entry missing?": "Der Rest stimmt: Fehlt der erste Eintrag?",
    "The rest is right: is the entry at index {index} missing?": (
        "Der Rest stimmt: Fehlt der Eintrag bei Index {index}?"
    ),
    # Each number by itself
    "True and False are swapped: is a condition the wrong way round?": (
        "True und False sind vertauscht: Ist eine Bedingung verkehrt herum?"
    ),
    "The sign is flipped: the result times -1 is right. Is something subtracted the wrong way round?": (
        "Das Vorzeichen ist umgekehrt: Das Ergebnis mal -1 stimmt. Wird etwas verkehrt herum abgezogen?"
    ),
    "The absolute values are right: are some signs flipped?": (
        "Die Beträge stimmen: Sind manche Vorzeichen umgekehrt?"
    ),
    "It is the absolute value of what is wanted: is an abs(...) or a square too many?": (
        "Es ist der Betrag des Erwarteten: Ist ein abs(...) oder ein Quadrat zu viel?"
    ),
    "Its absolute value is right: is an abs(...) missing?": "Der Betrag davon stimmt: Fehlt ein abs(...)?",
    "It is the complex conjugate of what is wanted: is a .conj() missing or too many?": (
        "Es ist das komplex Konjugierte des Erwarteten: Fehlt ein .conj(), oder ist eines zu viel?"
    ),
    "It is the real part of what is wanted: is the imaginary part lost in a real array?": (
        "Es ist der Realteil des Erwarteten: Ist der Imaginärteil in einem reellen Array verloren gegangen?"
    ),
    "It is the square of what is wanted: is a square root missing?": (
        "Es ist das Quadrat des Erwarteten: Fehlt eine Quadratwurzel?"
    ),
    "It is the square root of what is wanted: is a root too many, or a square missing?": (
        "Es ist die Quadratwurzel des Erwarteten: Ist eine Wurzel zu viel, oder fehlt ein Quadrat?"
    ),
    "It is 1 divided by what is wanted: is a division the wrong way round?": (
        "Es ist 1 geteilt durch das Erwartete: Ist eine Division verkehrt herum?"
    ),
    "It is 1 minus what is wanted: is it the share or probability of the other case?": (
        "Es ist 1 minus das Erwartete: Ist es der Anteil oder die Wahrscheinlichkeit des anderen Falls?"
    ),
    "It is the logarithm of what is wanted: is an exp missing, or a log too many?": (
        "Es ist der Logarithmus des Erwarteten: Fehlt ein exp, oder ist ein log zu viel?"
    ),
    "Its logarithm is what is wanted: is a log missing, or an exp too many?": (
        "Der Logarithmus davon ist das Erwartete: Fehlt ein log, oder ist ein exp zu viel?"
    ),
    "Its sigmoid is right: are these logits, where probabilities are wanted?": (
        "Das Sigmoid davon stimmt: Sind das Logits, wo Wahrscheinlichkeiten erwartet werden?"
    ),
    "It is the sigmoid of what is wanted: are these probabilities, where logits are wanted?": (
        "Es ist das Sigmoid des Erwarteten: Sind das Wahrscheinlichkeiten, wo Logits erwartet werden?"
    ),
    "Its tanh is right: is np.tanh missing?": "Der tanh davon stimmt: Fehlt np.tanh?",
    "The wanted numbers are all between {low} and {high}, and within these bounds it is right: "
    "is a clip, a max or a min missing?": (
        "Die erwarteten Zahlen liegen alle zwischen {low} und {high}, und innerhalb dieser Grenzen stimmt "
        "das Ergebnis: Fehlt ein clip, ein max oder ein min?"
    ),
    "The wanted numbers are all at least {low}, and within these bounds it is right: "
    "is a clip, a max or a min missing?": (
        "Die erwarteten Zahlen sind alle mindestens {low}, und innerhalb dieser Grenze stimmt "
        "das Ergebnis: Fehlt ein clip, ein max oder ein min?"
    ),
    "The wanted numbers are all at most {high}, and within these bounds it is right: "
    "is a clip, a max or a min missing?": (
        "Die erwarteten Zahlen sind alle höchstens {high}, und innerhalb dieser Grenze stimmt "
        "das Ergebnis: Fehlt ein clip, ein max oder ein min?"
    ),
    "The wrong numbers are off by whole turns of 2π: is an angle to be brought into another range?": (
        "Die falschen Zahlen weichen um ganze Umdrehungen von 2π ab: "
        "Ist ein Winkel in einen anderen Bereich zu bringen?"
    ),
    # A factor or a term
    "Is it divided by n where n - 1 is wanted (ddof=1)? The factor fits n = {n}.": (
        "Wird durch n geteilt, wo n - 1 erwartet ist (ddof=1)? Der Faktor passt zu n = {n}."
    ),
    "Is it divided by n - 1 where n is wanted (ddof=0)? The factor fits n = {n}.": (
        "Wird durch n - 1 geteilt, wo n erwartet ist (ddof=0)? Der Faktor passt zu n = {n}."
    ),
    "It is {n} times too large, and {n} is a length of the input: a sum where a mean is wanted?": (
        "Es ist {n}-mal zu groß, und {n} ist eine Länge der Eingabe: eine Summe statt eines Mittelwerts?"
    ),
    "It is {n} times too small, and {n} is a length of the input: a mean where a sum is wanted?": (
        "Es ist {n}-mal zu klein, und {n} ist eine Länge der Eingabe: ein Mittelwert statt einer Summe?"
    ),
    "It is √{n} times too large, and {n} is a length of the input: "
    "is a square root, or a division by one, missing or wrong?": (
        "Es ist √{n}-mal zu groß, und {n} ist eine Länge der Eingabe: "
        "Fehlt eine Quadratwurzel oder eine Division durch eine, oder ist sie falsch?"
    ),
    "It is √{n} times too small, and {n} is a length of the input: "
    "is a square root, or a division by one, missing or wrong?": (
        "Es ist √{n}-mal zu klein, und {n} ist eine Länge der Eingabe: "
        "Fehlt eine Quadratwurzel oder eine Division durch eine, oder ist sie falsch?"
    ),
    "Is the logarithm to base {base}, where the natural one is wanted?": (
        "Ist es der Logarithmus zur Basis {base}, wo der natürliche erwartet wird?"
    ),
    "Is the logarithm natural, where base {base} is wanted?": (
        "Ist es der natürliche Logarithmus, wo der zur Basis {base} erwartet wird?"
    ),
    "Is it in degrees, where radians are wanted (np.radians)?": (
        "Ist es in Grad, wo Bogenmaß erwartet wird (np.radians)?"
    ),
    "Is it in radians, where degrees are wanted (np.degrees)?": (
        "Ist es im Bogenmaß, wo Grad erwartet werden (np.degrees)?"
    ),
    "Is it in percent, where a fraction of 1 is wanted? The factor is {factor}.": (
        "Ist es in Prozent, wo ein Bruchteil von 1 erwartet wird? Der Faktor ist {factor}."
    ),
    "Is it a fraction of 1, where percent are wanted? The factor is {factor}.": (
        "Ist es ein Bruchteil von 1, wo Prozent erwartet werden? Der Faktor ist {factor}."
    ),
    "Is every number too large by 1: is it counted from 1, where counting starts at 0?": (
        "Ist jede Zahl um 1 zu groß: Wird ab 1 gezählt statt ab 0?"
    ),
    "Is every number too small by 1: is it counted from 0, where counting starts at 1?": (
        "Ist jede Zahl um 1 zu klein: Wird ab 0 gezählt statt ab 1?"
    ),
    "Is every number {factor} times the wanted one? Then a factor is wrong or missing.": (
        "Ist jede Zahl das {factor}-Fache der erwarteten? Dann ist ein Faktor falsch oder fehlt."
    ),
    "Is every number {ratio} of the wanted one? Then a factor is wrong or missing.": (
        "Ist jede Zahl das {ratio}-Fache der erwarteten? Dann ist ein Faktor falsch oder fehlt."
    ),
    "Is every number {factor} times the wanted one? Then a factor is wrong or missing, "
    "or a small term such as an epsilon is in another place.": (
        "Ist jede Zahl das {factor}-Fache der erwarteten? Dann ist ein Faktor falsch oder fehlt, "
        "oder ein kleiner Summand wie ein Epsilon steht an anderer Stelle."
    ),
    "Is every number off by {offset}? Then a term is wrong or missing.": (
        "Weicht jede Zahl um {offset} ab? Dann ist ein Summand falsch oder fehlt."
    ),
    "Is every number {factor} times the wanted one, plus {offset}? "
    "Then the scale and the zero are both another: is something to be centred, or scaled to a range?": (
        "Ist jede Zahl das {factor}-Fache der erwarteten, plus {offset}? "
        "Dann sind Maßstab und Nullpunkt beide andere: "
        "Ist etwas zu zentrieren oder auf einen Bereich zu skalieren?"
    ),
    # Rounding
    "Its numbers are whole. Are they rounded by //, int() or an integer dtype?": (
        "Alle Zahlen sind ganz. Werden sie durch //, int() oder einen ganzzahligen dtype gerundet?"
    ),
    "The wrong numbers are off by multiples of {span}: do integers of dtype {dtype} overflow?": (
        "Die falschen Zahlen weichen um Vielfache von {span} ab: Laufen ganze Zahlen vom dtype {dtype} über?"
    ),
    "The errors are as small as those of {dtype}: is something computed in {dtype}?": (
        "Die Fehler sind so klein wie die von {dtype}: Wird etwas in {dtype} gerechnet?"
    ),
    # Rows, columns and other lines: "{line}" goes with "Nach Softmax …"
    "it": "über alle Zahlen",
    "each row": "über jede Zeile",
    "each column": "über jede Spalte",
    "each line along axis {axis}": "über jede Reihe entlang Achse {axis}",
    "It sums to 1 along axis {axis}, where axis {other} should: is softmax over the other axis?": (
        "Die Summe ist entlang Achse {axis} 1, sollte es aber entlang Achse {other} sein: "
        "Läuft das Softmax über die andere Achse?"
    ),
    "The softmax of {line} is right: are these logits, where probabilities are wanted?": (
        "Nach Softmax {line} stimmt es: Sind das Logits, wo Wahrscheinlichkeiten erwartet werden?"
    ),
    "The log-softmax of {line} is right: is the logarithm of the sum to be subtracted?": (
        "Nach Log-Softmax {line} stimmt es: Ist der Logarithmus der Summe abzuziehen?"
    ),
    "Divided by its sum, {line} is right: is that division missing?": (
        "Geteilt durch die Summe {line} stimmt es: Fehlt diese Division?"
    ),
    "Divided by its length (the root of the sum of squares), {line} is right: is that division missing?": (
        "Geteilt durch die Norm {line} (die Wurzel aus der Summe der Quadrate) stimmt es: "
        "Fehlt diese Division?"
    ),
    "Minus its mean, {line} is right: is that subtraction missing?": (
        "Nach Abzug des Mittelwerts {line} stimmt es: Fehlt diese Subtraktion?"
    ),
    "Minus its mean and divided by its standard deviation, {line} is right: is that missing?": (
        "Nach Abzug des Mittelwerts und Division durch die Standardabweichung, beides {line}, stimmt es: "
        "Fehlt das?"
    ),
    "The running sum of {line} is right: is np.cumsum missing?": (
        "Die laufende Summe {line} stimmt: Fehlt np.cumsum?"
    ),
    "The running product of {line} is right: is np.cumprod missing?": (
        "Das laufende Produkt {line} stimmt: Fehlt np.cumprod?"
    ),
    "It is the running sum of what is wanted: does it add up along {line}?": (
        "Es ist die laufende Summe des Erwarteten: Wird {line} hinweg aufsummiert?"
    ),
    "Sorted, {line} is right: is a sort missing?": "Sortiert {line} hinweg stimmt es: Fehlt eine Sortierung?",
    "Sorted from large to small, {line} is right: is a sort missing?": (
        "Von groß nach klein sortiert {line} hinweg stimmt es: Fehlt eine Sortierung?"
    ),
    "Is {line} right but for a factor of its own? Then what it is divided or multiplied by is wrong.": (
        "Stimmt es bis auf einen Faktor, der {line} hinweg derselbe ist? "
        "Dann ist falsch, wodurch geteilt oder womit multipliziert wird."
    ),
    "Is {line} right but for a term of its own? Then what is added to it or subtracted is wrong.": (
        "Stimmt es bis auf einen Summanden, der {line} hinweg derselbe ist? "
        "Dann ist falsch, was addiert oder abgezogen wird."
    ),
    # Order
    "values": "Werte",
    "rows": "Zeilen",
    "columns": "Spalten",
    "entries along axis {axis}": "Einträge entlang Achse {axis}",
    "The {parts} are right, in reverse order.": "Die {parts} stimmen, aber in umgekehrter Reihenfolge.",
    "The {parts} are right, in another order.": "Die {parts} stimmen, aber in anderer Reihenfolge.",
    "The {parts} are right, shifted by one place around the end, as np.roll does.": (
        "Die {parts} stimmen, sind aber um eine Stelle im Kreis verschoben, wie durch np.roll."
    ),
    "The {parts} are right, shifted on (one too late) by one place: is an index off by one?": (
        "Die {parts} stimmen, kommen aber eine Stelle zu spät: Ist ein Index um eins falsch?"
    ),
    "The {parts} are right, shifted back (one too early) by one place: is an index off by one?": (
        "Die {parts} stimmen, kommen aber eine Stelle zu früh: Ist ein Index um eins falsch?"
    ),
    "It is the inverse of the wanted order: is it argsort where ranks are wanted, or the reverse?": (
        "Es ist die Umkehrung der erwarteten Reihenfolge: Ist es argsort, wo Ränge erwartet werden, "
        "oder umgekehrt?"
    ),
    # Where the wrong numbers are
    "infinite": "unendlich",
    "{count} of its numbers are {what}, all where 0 is wanted: is it 0 / 0, or 0 times log(0)?": (
        "{count} der Zahlen sind {what}, alle dort, wo 0 erwartet wird: Ist es 0 / 0 oder 0 mal log(0)?"
    ),
    "All {count} of its numbers are {what}: overflow in exp (is the largest subtracted before?), "
    "log of 0, or division by 0?": (
        "Alle {count} Zahlen sind {what}: Überlauf in exp (wird die größte vorher abgezogen?), "
        "log von 0 oder Division durch 0?"
    ),
    "All its numbers are 0: is what is computed ever put into it?": (
        "Alle Zahlen sind 0: Kommt das Berechnete überhaupt hinein?"
    ),
    "All its values are {number}, where the wanted ones differ.": (
        "Alle Werte sind {number}, die erwarteten dagegen sind verschieden."
    ),
    "All its rows are the same: do they share one list, as in [[0] * n] * m, or is one row used for all?": (
        "Alle Zeilen sind gleich: Sind sie ein und dieselbe Liste, wie in [[0] * n] * m, "
        "oder dient eine Zeile für alle?"
    ),
    "Only the first number is wrong.": "Nur die erste Zahl ist falsch.",
    "Only the last number is wrong.": "Nur die letzte Zahl ist falsch.",
    "Only the first and the last number are wrong.": "Nur die erste und die letzte Zahl sind falsch.",
    "All wrong numbers are in the first row, row {index}.": (
        "Alle falschen Zahlen stehen in der ersten Zeile, Zeile {index}."
    ),
    "All wrong numbers are in the last row, row {index}.": (
        "Alle falschen Zahlen stehen in der letzten Zeile, Zeile {index}."
    ),
    "All wrong numbers are in row {index}.": "Alle falschen Zahlen stehen in Zeile {index}.",
    "All wrong numbers are in the first column, column {index}.": (
        "Alle falschen Zahlen stehen in der ersten Spalte, Spalte {index}."
    ),
    "All wrong numbers are in the last column, column {index}.": (
        "Alle falschen Zahlen stehen in der letzten Spalte, Spalte {index}."
    ),
    "All wrong numbers are in column {index}.": "Alle falschen Zahlen stehen in Spalte {index}.",
    "All wrong numbers are at the first index of axis {axis}, index {index}.": (
        "Alle falschen Zahlen stehen beim ersten Index von Achse {axis}, Index {index}."
    ),
    "All wrong numbers are at the last index of axis {axis}, index {index}.": (
        "Alle falschen Zahlen stehen beim letzten Index von Achse {axis}, Index {index}."
    ),
    "All wrong numbers are at index {index} of axis {axis}.": (
        "Alle falschen Zahlen stehen bei Index {index} von Achse {axis}."
    ),
    "All wrong numbers are at the border: how are the edges padded?": (
        "Alle falschen Zahlen stehen am Rand: Womit werden die Ränder aufgefüllt?"
    ),
    "It is 0 on one side of the diagonal, where the other side should be: np.tril or np.triu?": (
        "Auf einer Seite der Diagonale ist es 0, wo es die andere Seite sein sollte: np.tril oder np.triu?"
    ),
    "All wrong numbers are above the diagonal.": "Alle falschen Zahlen stehen über der Diagonale.",
    "All wrong numbers are on the diagonal.": "Alle falschen Zahlen stehen auf der Diagonale.",
    "All wrong numbers are below the diagonal.": "Alle falschen Zahlen stehen unter der Diagonale.",
    "All wrong numbers are above the diagonal, where only 0 or -inf is wanted: is a mask missing?": (
        "Alle falschen Zahlen stehen über der Diagonale, wo nur 0 oder -inf erwartet wird: Fehlt eine Maske?"
    ),
    "All wrong numbers are below the diagonal, where only 0 or -inf is wanted: is a mask missing?": (
        "Alle falschen Zahlen stehen unter der Diagonale, wo nur 0 oder -inf erwartet wird: Fehlt eine Maske?"
    ),
    "The wrong numbers are in the columns of even index, and in all of these.": (
        "Die falschen Zahlen stehen in den Spalten mit geradem Index, und zwar in allen."
    ),
    "The wrong numbers are in the columns of odd index, and in all of these.": (
        "Die falschen Zahlen stehen in den Spalten mit ungeradem Index, und zwar in allen."
    ),
    "The wrong numbers are in the places of even index, and in all of these.": (
        "Die falschen Zahlen stehen an den Stellen mit geradem Index, und zwar an allen."
    ),
    "The wrong numbers are in the places of odd index, and in all of these.": (
        "Die falschen Zahlen stehen an den Stellen mit ungeradem Index, und zwar an allen."
    ),
    "It is right up to row {last}, and wrong from row {first} on: what is new there?": (
        "Bis Zeile {last} stimmt es, ab Zeile {first} ist es falsch: Was ist dort neu?"
    ),
    "It is right up to index {last}, and wrong from index {first} on: what is new there?": (
        "Bis Index {last} stimmt es, ab Index {first} ist es falsch: Was ist dort neu?"
    ),
    "It is wrong wherever 0 is wanted, and right everywhere else.": (
        "Falsch ist es überall, wo 0 erwartet wird, und sonst stimmt es überall."
    ),
    "It is wrong wherever a negative number is wanted, and right everywhere else.": (
        "Falsch ist es überall, wo eine negative Zahl erwartet wird, und sonst stimmt es überall."
    ),
    "It is wrong wherever a positive number is wanted, and right everywhere else.": (
        "Falsch ist es überall, wo eine positive Zahl erwartet wird, und sonst stimmt es überall."
    ),
}

_PLURALS: Final = {
    "a list of {count} item": ("eine Liste mit {count} Element", "eine Liste mit {count} Elementen"),
    "a tuple of {count} item": ("ein Tupel mit {count} Element", "ein Tupel mit {count} Elementen"),
    "a set of {count} item": ("eine Menge mit {count} Element", "eine Menge mit {count} Elementen"),
    "a frozenset of {count} item": (
        "ein Frozenset mit {count} Element",
        "ein Frozenset mit {count} Elementen",
    ),
    "a dict of {count} item": ("ein Dict mit {count} Element", "ein Dict mit {count} Elementen"),
    ", want {count} item": (", erwartet wurde {count} Element", ", erwartet wurden {count} Elemente"),
    "Wrong shape{at}: got {count} item, want {want}.": (
        "Falsche Form{at}: erhalten {count} Element, erwartet {want}.",
        "Falsche Form{at}: erhalten {count} Elemente, erwartet {want}.",
    ),
    "Wrong shape{at}: got an iterator that had not ended after {count} item{wanted}.": (
        "Falsche Form{at}: Erhalten wurde ein Iterator, der nach {count} Element nicht endete{wanted}.",
        "Falsche Form{at}: Erhalten wurde ein Iterator, der nach {count} Elementen nicht endete{wanted}.",
    ),
    "Wrong values: {count} of {size} differs.": (
        "Falsche Werte: {count} von {size} weicht ab.",
        "Falsche Werte: {count} von {size} weichen ab.",
    ),
    "{count} of its numbers is {what}: overflow in exp (is the largest subtracted before?), "
    "log of 0, or division by 0?": (
        (
            "{count} der Zahlen ist {what}: Überlauf in exp (wird die größte vorher abgezogen?), "
            "log von 0 oder Division durch 0?"
        ),
        (
            "{count} der Zahlen sind {what}: Überlauf in exp (wird die größte vorher abgezogen?), "
            "log von 0 oder Division durch 0?"
        ),
    ),
    "In {count} place NaN is wanted, and it has numbers: is a NaN filled in or left out on the way?": (
        (
            "An {count} Stelle wird NaN erwartet, und dort steht eine Zahl: "
            "Wird unterwegs ein NaN ersetzt oder ausgelassen?"
        ),
        (
            "An {count} Stellen wird NaN erwartet, und dort stehen Zahlen: "
            "Wird unterwegs ein NaN ersetzt oder ausgelassen?"
        ),
    ),
    "It has no more than {count} decimal: is a round(...) to be left out?": (
        "Es hat höchstens {count} Nachkommastelle: Ist ein round(...) wegzulassen?",
        "Es hat höchstens {count} Nachkommastellen: Ist ein round(...) wegzulassen?",
    ),
}

CATALOGUE: Final = Catalogue(_TEXTS, _PLURALS, lambda count: int(count != 1))
