<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_US">
<context>
    <name>AboutScreen</name>
    <message>
        <source>About this app</source>
        <extracomment>What begins a line of its own: an entry of a list, or a name and a colon.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KetaMS Desktop {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With Qt {qt} and Python {python}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is free: you may use it, share it and change it. It is made of the parts below, each under its own license. You may put your own Qt in the place of ours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts and their licenses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AfterVisit</name>
    <message>
        <source>After my visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no question on this list yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick first. Words can come later, or never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we agreed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New list with what is still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) are still open.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Every question has its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new list beside this one needs a place on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my lists on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My next visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the list for your next visit. The old one is under My lists.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>What I heard</source>
        <extracomment>The question&apos;s key, an Outcome, and what was heard.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They will find out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskBelow</name>
    <message numerus="yes">
        <source>%n question(s) opened below</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskCard</name>
    <message>
        <source>Get help now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to my list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskForm</name>
    <message>
        <source>Your list has a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it to open the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your list. This takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This password does not open the list. Nothing was changed. Please try again; capital and small letters count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote meanwhile is a list of its own, under My lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list stays closed, just as it is. What you do now is not kept. You can open your list later under My questions, My lists.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockColumn</name>
    <message>
        <source>Why this may matter more with MS</source>
        <extracomment>Pixels of one line of running text at 100 %, and letters in it: rough, to fill a window.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where help is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Called</name>
    <message>
        <source>Clears the screen for the next person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints your list as it stands, then clears the screen for the next person.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalledBar</name>
    <message>
        <source>I am done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalledButton</name>
    <message>
        <source>They called my name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CannotDrawCard</name>
    <message>
        <source>We cannot draw this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckScreen</name>
    <message>
        <source>One-minute check</source>
        <extracomment>In the screen&apos;s memory: what the presses told. A shake comes within this time after the press. More voices than this are for Settings on the page that is read.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One-minute check · {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of these is easiest to read?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press it. The whole app will look like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app looks like this now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}. You can stop at any time. Every question is worth asking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} The app looks like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press these three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press each one once, in any order. There is no hurry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some presses came twice. From now on, the app lets a quick second press pass. You can change this here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each press came once. Nothing needs to change. You can change this here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shall I read aloud?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page has a Listen button. The app can also say the name of each button that you go to. If you use a screen reader, leave this off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, say where I am</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, only pages, when I press Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the voice that reads to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Claim</name>
    <message>
        <source>Count from a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a label, a law or an agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We found no study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studied in MS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only partly studied in MS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not studied in MS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animals only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet checked against its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only partly checked against its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fairly sure of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not very sure of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not at all sure of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimMarks</name>
    <message>
        <source>Hide the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What are the limits?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide why not surer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not surer?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CleaningLock</name>
    <message>
        <source>You can clean the screen now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No press does anything for this many seconds: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Your last changes could not be saved. If you close now, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try to save again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you did now is not kept yet, because your list stays closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it as a new list and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and forget it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep your list on this computer before you close?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my list and close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContentPart</name>
    <message>
        <source>The words of this guide</source>
        <extracomment>In the screen&apos;s memory: the pack that was chosen and may be installed.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer words come as two files, on a stick or from your clinic: one ends in .pack, the other in .pack.sig. Keep them in one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with newer words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer words were found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newer words were installed. The app uses them from its next start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlSpeech</name>
    <message>
        <source>Text field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not available</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyByHand</name>
    <message>
        <source>Copy it by hand</source>
        <extracomment>In the screen&apos;s memory: which question is shown. With fewer questions there is nothing to turn to. Above this size of text, headings are big letters themselves, in percent.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no question on your list yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question {number} of {all} · {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the last question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first question.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Countries</name>
    <message>
        <source>Another country?</source>
        <extracomment>Pixels at 100 % that a help line takes at the least: rough, to fill a window.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are you? Press once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My country</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountryCard</name>
    <message>
        <source>Checked {date}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>The report was deleted from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be deleted. Nothing else was changed. You can delete it yourself: {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashNotices</name>
    <message>
        <source>Something went wrong in the app. Your list is still here.</source>
        <extracomment>Sent from whichever thread the error was in.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KetaMS Desktop closed unexpectedly last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in KetaMS Desktop last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a short report on this computer. It holds nothing you typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashReportScreen</name>
    <message>
        <source>What went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report stays on this computer. It holds nothing you typed. You can copy it for someone who helps you with the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Curtain</name>
    <message>
        <source>Still here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press anywhere to go on. What you chose is hidden, not lost. If nobody presses, it is cleared for the next person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trouble} Please tell the desk. Your list is hidden, not lost: you can copy it by hand. If nobody presses, it is cleared for the next person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list was not printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In one minute all is cleared for the next person. Press anywhere to go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DepthRow</name>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much to show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskFirst</name>
    <message>
        <source>You are in a clinic. Tell the front desk, or anyone who works here, now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>More about this question</source>
        <extracomment>In the screen&apos;s memory: the part that is open, and whether everyone can be chosen. Something in it opened and has to be in view.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to: {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note under this question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on your list as you type. Enter closes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is to be asked? Each question stands on one person&apos;s sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To ask: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to: {part}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Your list is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer a few short questions and we suggest what to ask. Or add questions from the pages as you read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My lists</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Facts to tell their team</source>
        <extracomment>In the screen&apos;s memory: the person wants to type.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medicines they take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts to tell my team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medicines I take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad reactions in the past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the real packages or a list if you can, and write by hand on the sheet. Nothing is typed here, so nothing is kept anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type is kept in the list file that you opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type is kept with your list on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type is in memory only. It is gone when you close the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type is in memory only, until you say that your list is to be kept. Then it is kept with your list on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left blank, to write on by hand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who: {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long: {how_long}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was measured: {measured}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it the other way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See it as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People it did not happen to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People it happened to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stated; {total} people in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Save PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with newer words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content packs (*.pack)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinishScreen</name>
    <message>
        <source>It comes out of the printer “{name}”. Take it with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list was sent to the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take your notes with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one more copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds until this screen clears itself: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press again to print one more copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Content {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet reviewed by a clinician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This content is out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No adverts. No account. Nothing is sent to the internet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GlossaryScreen</name>
    <message>
        <source>Words explained</source>
        <extracomment>What the words that begin with no letter stand under.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Say: {say}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandedOver</name>
    <message>
        <source>This is the list {name}.</source>
        <extracomment>How long to wait before looking again whether a dialog was closed, in milliseconds.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my list, then open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget my list and open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay with my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}? The list that is here is not kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message>
        <source>Let a quick second press pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within 0.3 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within 0.6 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within 1 second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandsPart</name>
    <message>
        <source>Pressing and hearing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For hands that shake or tire, and for eyes that need a rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page up and Page down buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the name of each button that I go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off, or I use a screen reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the one-minute check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Get help now</source>
        <extracomment>In the screen&apos;s memory: that it was drawn at this place. Pixels at 100 % that stand above the countries at the least.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These lists are the same for everyone. If you are not sure, call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you for telling us. You do not have to carry this alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you might hurt yourself, or someone is in danger, call the emergency number now. You can also tell anyone who is near you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In any other country, call your local emergency number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with my list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take your time. You can stop on any screen and come back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my question list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My question list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A printed list for your visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Short way: about %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full way: about %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>See my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry on my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let us suggest questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer a few more questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read about ketamine and MS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is, what it may do, the risks, and what nobody knows yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I help someone with MS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages and questions written for caregivers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caregiver pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this easy to read and to press? A check of one minute sets it for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on reading: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The short answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure are we?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdeasScreen</name>
    <message>
        <source>More ideas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still important</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By topic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepQuestion</name>
    <message>
        <source>Keep my list on this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, forget it when I close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what you ticked and marked, too? It tells about you and your health.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, keep my answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, only the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Go back one screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the search box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next area of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the area before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get help now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next button or field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space or Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close what was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow down, arrow up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go part by part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next heading, or the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the start or the end of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page Down, Page Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysScreen</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You do not need any of these. Tab and Enter are enough for everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On every screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the text of a page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnScreen</name>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LicenseText</name>
    <message>
        <source>License</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPrinting</name>
    <message>
        <source>The printer of this computer was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer is not answering. It may be off or out of paper.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListScreen</name>
    <message>
        <source>{count} questions are more than a visit can hold. Take one away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} questions are more than a visit can hold. Take one away first, or begin a second list. This one stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a second list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is your second list. The first one is in My lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My questions</source>
        <extracomment>In the row of people: everyone. No option id looks like it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put your top three first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If there is time for only one, which would it be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more ideas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10-minute visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts for the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After my visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three questions now, the rest for the nurse or a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now number {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept. It stays, whatever you answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken off your list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The whole list is for the visit again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} questions are for the visit, the rest for the nurse or a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone</source>
        <extracomment>An answer, but nobody who could be asked.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own questions, as their caregiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions of the person I care for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My caregiver&apos;s questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the nurse or a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To ask: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own question, as their caregiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My caregiver&apos;s question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListSoFar</name>
    <message>
        <source>Your list so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet. Your answers will suggest questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n suggested because of your answers, with a bar</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListToggle</name>
    <message>
        <source>From the page: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Added. %n question(s) on your list</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken off your list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListenBar</name>
    <message>
        <source>Listen</source>
        <extracomment>So much of the window&apos;s height may go to what the bar opens.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting the voice ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide speed and voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed and voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: very slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: very fast</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListsScreen</name>
    <message>
        <source>My lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One list for each visit. Choose a list, then press Open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To have more than one list, keep your lists on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my lists on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List with a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list cannot be read now. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Has a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After my visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back the deleted list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was deleted. It can be brought back until you close the app.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Your list is saved now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkLine</name>
    <message>
        <source>Not at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somewhat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quite a lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MattersRow</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone. {line}: {mark}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MattersScreen</name>
    <message>
        <source>What matters to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much does each of these matter to you? There are no right answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out what you like. Nothing is added up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On your sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet says what you marked “{most}” or “{quite}”. It has room for {count}; where you marked more, “{most}” goes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you mark is kept with your list only if you say yes to that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lead} blank lines to write on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NamePanel</name>
    <message>
        <source>Name of the list</source>
        <extracomment>The name, and the day or None.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: MS nurse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: 12/3/2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day was not understood. Please write it like 12/3/2026.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextRow</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NothingWaits</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no list that needs a password now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>no date is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody yet: this is a preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version: {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed by: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be reviewed again by: {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer words were found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnScreenKeys</name>
    <message>
        <source>On-screen keys</source>
        <extracomment>Nothing may offer or remember what is typed, the system&apos;s own keyboard least of all. Keys of the last row, side by side where there is room.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital letter next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capital {letter}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnTheWay</name>
    <message>
        <source>Your list is on its way to the printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>KetaMS is opening…</source>
        <extracomment>Larger than usual text: whose sight is weak has not said so yet. So many seconds the display may take to show it; a start is not held up by it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutOfDate</name>
    <message>
        <source>These words are out of date: they were to be looked at again by {date}. Some things may have changed. Please ask your team.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnIdeas</name>
    <message>
        <source>From this clinic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnPage</name>
    <message>
        <source>Written by {clinic}, not by the makers of this guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by this clinic, not by the makers of this guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions you may want to ask here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackPart</name>
    <message>
        <source>Newer content comes on a stick: NAME.pack, and NAME.pack.sig beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for newer content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No content pack was found on a stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {count}. Choose one to see what is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was installed. The app uses it from its next start: Exit, then start it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageButtons</name>
    <message>
        <source>Page up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagePaper</name>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF could not be saved: {reason}. Your list is still here. Please try another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageScreen</name>
    <message>
        <source>In short:</source>
        <extracomment>Pixels at 100 % that stand above a page&apos;s blocks at the least.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed by {name}, {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet reviewed by a clinician. Next review due: {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageTurner</name>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagesScreen</name>
    <message>
        <source>You have read this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Facts for the team: opened below.</source>
        <extracomment>In the screen&apos;s memory: the question of which more is shown, and whether the facts are open. A panel that had the keyboard went away; the list is to take it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>How it looks on paper</source>
        <extracomment>In the screen&apos;s memory: which of them is shown. Pages are drawn no finer than this, in dots an inch: they take memory.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making your sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As big as on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of its width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left side of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right side of the page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what I type</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordScreen</name>
    <message>
        <source>Password for my list</source>
        <extracomment>So long the words &quot;Opening&quot; have to be drawn before the work begins, in milliseconds.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePicture</name>
    <message>
        <source>{count} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhonesCard</name>
    <message>
        <source>Numbers of this clinic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinScreen</name>
    <message>
        <source>For staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the PIN and press Open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong tries. Seconds to wait: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the PIN. Tries left: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN could not be checked. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>This computer knows no printer. Your list is still here. You can save a PDF and print it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintPanel</name>
    <message>
        <source>Print this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole page on paper, with its sources at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first part on paper, as you see it, with its sources at the end. For all of it, choose “Whole page” first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The short line on paper, with any warnings and the sources. For all of it, choose “Whole page” first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard, 14 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large, 18 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very large, 24 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close: Print this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintSheet</name>
    <message>
        <source>This computer knows no printer. Your list is still here. You can save a PDF and print it elsewhere, or copy the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Prose</name>
    <message>
        <source>Sources {numbers}, link. Press Enter.</source>
        <extracomment>Gives the numbers that stand for claims at the end of a block, such as (1, 2). The words of a link to the sources, such as (1, 2). Roles that run over several lines and are set with the look&apos;s line height. A longer word than this is broken where there is no room for it. Takes no room; a line may break there. Markup of more characters than this is surely running text. How many letters wide running text wants to be, where nothing else decides. Ids of the claims that the text cites.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, link. Press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuizEnd</name>
    <message>
        <source>That was the last one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was counted or kept. What you still wonder about is worth asking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) on your list.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>See my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuizRow</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuizScreen</name>
    <message>
        <source>What do you know already?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read more: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would you like to ask about this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, that fits what is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what is known.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weigh it up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text &amp; colors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get help now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ketamine and MS, in plain words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>You are here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RailColumn</name>
    <message numerus="yes">
        <source>%n question(s) on your list</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingScoresView</name>
    <message>
        <source>How hard it is to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flesch-Kincaid grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMOG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMOG without topic words</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Mean over all %n page(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recap</name>
    <message numerus="yes">
        <source>%n question(s) on your list.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing on your list yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were at step {number} of {all}, {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have been through the short way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have been through every step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Your list was damaged, so the copy that was saved just before was opened; only your last change may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your kept list was damaged and cannot be read, so this is a new, empty list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is kept here: {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScorecardView</name>
    <message>
        <source>Met: {met} of {all}. Partly: {partly}. Not yet: {not_yet}.</source>
        <extracomment>What is missing is read before what is there. How the table of reading scores shares its width: the sections&apos; names, the numbers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the other items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the other items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Search</source>
        <extracomment>Milliseconds without a key until a screen reader is told what was found.
----------
Esc, or Up on the first hit: the keyboard goes back to the field. The words are to be cleared. Other words were chosen.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a word, such as bladder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found for “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try one short word, such as bladder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The best %n place(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is spelled “{words}”. This was found for “{others}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing holds all of “{words}”. This was found for “{others}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found for “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page in “{section}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question to ask</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SectionsScreen</name>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start anywhere. Each page is short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hard word, in one short sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you know already?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten short questions. Nobody counts, and you can stop at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {all} read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetForm</name>
    <message>
        <source>Change the password of this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a password for this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You will be asked for it each time you open the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters or more. Three or four words work well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you lose the password, the list is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can open it then, not even we. Write the password down and keep it in a safe place. Older copies of this list without the password are deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the password away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This password is too short. Please use {count} characters or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same. Please type the password again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking your list. This takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list has a password now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list has no password any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A kept list stays on this computer, here: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget it when I close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I ticked and marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my answers, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep only the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the kept list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a page, the arrow keys go on part by part. The app remembers where you were; on the disk only while you keep your list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light behind the part where I read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget what I read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard, 14 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large, 18 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very large, 24 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page for the clinician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It decides which help lines you see first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wipe everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It deletes all that this app keeps about you. You see first what that is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licenses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you read was forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kept list was deleted from this computer. It is still on the screen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPages</name>
    <message>
        <source>Page {number} of {all} · {about}</source>
        <extracomment>A pause in the changes before the pages are made anew, in milliseconds. Other pages, or another of them, are to be shown.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of your sheet. {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}. No question begins on this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These signs cannot be printed. A box stands in their place: {signs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>large print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very large print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for the clinician</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPane</name>
    <message>
        <source>Your sheet</source>
        <extracomment>Sharp enough for the preview on a dense screen, and quick to make. What stands above and below the preview in its pane, in logical pixels. What the screen of the choices can be about, too: the pages one by one.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making your sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See it as big as on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways to print</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetScreen</name>
    <message>
        <source>How it looks on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard, 14 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large, 18 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very large, 24 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page for the clinician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page for my clinician, too, with the same numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sheet for each person I will see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My caregiver&apos;s questions on pages of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why each question was suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of my questions at the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a printer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBySideScreen</name>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the rows that you care about. You need not read them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The good and the bad, with equal room for both</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceLine</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: {citation}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcesView</name>
    <message>
        <source>Where this comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %n source(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>How sure we are is our own reading. No clinician has checked it yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>The voice has stopped answering. The page is unchanged. You can press Listen to try again.</source>
        <extracomment>How much of an engine&apos;s range one step of the rate takes; its own rate lies at 0 of -1 to 1. Has a voice looked for that speaks a language; None where it is known at once that none does. How the voice is looked for. What the sentences belong to, such as a page&apos;s id; empty when nothing is played.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no voice for this language. The page is unchanged. You can add a voice in Windows under Settings, Time &amp; language, Speech. Then press Listen again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no voice for this language. The page is unchanged. You can add a voice in System Settings under Accessibility, Spoken Content. Then press Listen again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no voice to read with yet. The page is unchanged. You can install the packages speech-dispatcher and espeak-ng. Then press Listen again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpokenWords</name>
    <message>
        <source>In short:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We cannot draw this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question that you can ask:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {met} of {all} points are met.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How hard it is to read: on average {words} words a sentence, school grade {grade}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>A test page was sent. Please look at the printer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffPanel</name>
    <message>
        <source>For staff</source>
        <extracomment>What can be chosen, beside what the policy says.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none; lists are copied by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists sent to the printer since the start: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change holds until the app is started anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds until the screen is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes until all is cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version: {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet reviewed by a clinician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed by: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be reviewed again by: {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This content is out of date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none; safe values hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no PIN: anyone can exit the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this computer locked down?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app fills the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app does not fill the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window came to the front since the start, times: {count}. Other programs can be reached here. Please ask IT to lock the computer down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other window has come to the front since the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app cannot see what the keys of the system do. Please try these by hand; none may lead anywhere: {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system does not tell the app which other windows are open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window lies above the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other windows that are open on this screen: {count}. Please close them, and ask IT that nothing but the app is started here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other window is open on this screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Windows key, Alt+Tab, Ctrl+Shift+Esc, Ctrl+Alt+Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command+Tab, Command+Space, Command+Option+Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Windows key, Alt+Tab, Ctrl+Alt+F2, Ctrl+Alt+Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartOwn</name>
    <message>
        <source>{name}: {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message>
        <source>Start</source>
        <extracomment>So many presses on the clinic&apos;s name ask for the staff panel, where there is no keyboard.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper (light)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cream (soft, little glare)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night (dark)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dim (dark, low light)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast (black, white, yellow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bigger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {present}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which country?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring your questions to your visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a list to take in with you. It takes about 3 minutes. Nothing you choose is kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KetaMS at {clinic}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and print it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and copy it from the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a question list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain words on a hard topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I need help now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent to the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my question list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answers so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much time do you have?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or choose a way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can change to the other way at any step. Your answers stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through my answers again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) to answer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You have been through these questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The short way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the short way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The full way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the full way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StarterChoice</name>
    <message>
        <source>Or choose how it begins, without typing:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other beginnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a question to put it on your list:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepScreen</name>
    <message>
        <source>Step {number} of {all}, {question} {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Step {number} of {all} · {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to choose from ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer a few more questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just the short way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudiesBox</name>
    <message numerus="yes">
        <source>%n source(s) opened under this text</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the sources</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudyCard</name>
    <message>
        <source>A second result. The main result of this study is number {number}.</source>
        <extracomment>Claims that come out of a study, of which one may ask how many, how long and who paid.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second result of the same study, not its main one:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First, the main result of this study:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people: {people}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who: {people}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long: {how_long}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In numbers: {figures}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who paid: {who}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeAway</name>
    <message>
        <source>Print my list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF could not be saved: {reason}. Your list is still here. Please try another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. You can paste it into a message to your clinic.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermBox</name>
    <message>
        <source>say: {say}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextAndColors</name>
    <message>
        <source>Text &amp; colors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like my computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how a page looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read this line. Is it easy on your eyes? If not, try another choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the usual look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the name of each button that I go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others may hear it, too. Use headphones if there are some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper (light)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cream (soft, little glare)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night (dark)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dim (dark, low light)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast (black, white, yellow)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: bladder, dizzy, addiction…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down goes to what was found, Escape clears.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Brought back: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken off again: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your list as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what matters to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what you set for the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the words of your question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who is to be asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whose question it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what came of your question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order of your questions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingRoom</name>
    <message>
        <source>There is no question on your list yet.</source>
        <extracomment>What was sent to the printer last. What is on its way to the printer. Whether they were called, and so have left the screen.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list is on its way to the printer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list was sent to the printer already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one more copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer “{name}”. Take your list with you when you go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trouble} Please tell the desk. Your list is still here: you can copy it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it by hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarningLists</name>
    <message>
        <source>When to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you are not sure, call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an emergency, call {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an emergency, call your emergency number now. {numbers}. Elsewhere, call your local emergency number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning signs and numbers opened below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These lists are the same for everyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide warning signs and numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning signs and numbers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeighScreen</name>
    <message>
        <source>Weigh it up</source>
        <extracomment>The page of what nobody knows yet.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at both sides in your own time. There is no score here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask now, later, or not at all. And what was tested in MS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What matters to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark what counts for you. It can stand on top of your sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you know already?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few short questions. Nobody counts, and you can stop at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What nobody knows yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions about MS for which we found no trial, or no study at all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhereFromButton</name>
    <message>
        <source>Opened below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide where this comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WipeScreen</name>
    <message>
        <source>Wipe everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wipe everything?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deletes from this computer, for good:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All your lists, with and without a password, and every copy of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you ticked and marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where you were in the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports of what went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets that you saved as a PDF elsewhere stay. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, wipe everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, keep it all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WipedScreen</name>
    <message>
        <source>Not everything could be wiped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wiped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files are still there. You can delete them yourself:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list that you opened from another place stays there: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was on the screen: your list and what you ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n list(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older or deleted copies</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Where you were in the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings; text size and colors hold until you close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report of what went wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the first words again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>My own question</source>
        <extracomment>A question was written or changed; its key. The panel went away without a change.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Added. %n question(s) on your list</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Added. Whose question is it? Until you say, it stands in your own part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person I care for asks it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first words are back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_CheckRow</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can do this check again at any time, in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Nearest</name>
    <message>
        <source>All topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ToList</name>
    <message>
        <source>To my list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
