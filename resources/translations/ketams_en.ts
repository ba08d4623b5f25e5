<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AfterVisit</name>
    <message numerus="yes">
        <source>%n question(s) are still open.</source>
        <translation>
            <numerusform>%n question is still open.</numerusform>
            <numerusform>%n questions are still open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskBelow</name>
    <message numerus="yes">
        <source>%n question(s) opened below</source>
        <translation>
            <numerusform>%n question opened below</numerusform>
            <numerusform>%n questions opened below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GlossaryScreen</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message numerus="yes">
        <source>Short way: about %n minute(s)</source>
        <translation>
            <numerusform>Short way: about %n minute</numerusform>
            <numerusform>Short way: about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full way: about %n minute(s)</source>
        <translation>
            <numerusform>Full way: about %n minute</numerusform>
            <numerusform>Full way: about %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListScreen</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListSoFar</name>
    <message numerus="yes">
        <source>%n suggested because of your answers, with a bar</source>
        <translation>
            <numerusform>%n suggested because of your answers, with a bar</numerusform>
            <numerusform>%n suggested because of your answers, with a bar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListToggle</name>
    <message numerus="yes">
        <source>Added. %n question(s) on your list</source>
        <translation>
            <numerusform>Added. %n question on your list</numerusform>
            <numerusform>Added. %n questions on your list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListsScreen</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuizEnd</name>
    <message numerus="yes">
        <source>%n question(s) on your list.</source>
        <translation>
            <numerusform>%n question on your list.</numerusform>
            <numerusform>%n questions on your list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailColumn</name>
    <message numerus="yes">
        <source>%n question(s) on your list</source>
        <translation>
            <numerusform>%n question on your list</numerusform>
            <numerusform>%n questions on your list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingScoresView</name>
    <message numerus="yes">
        <source>Mean over all %n page(s)</source>
        <translation>
            <numerusform>Mean over all %n page</numerusform>
            <numerusform>Mean over all %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recap</name>
    <message numerus="yes">
        <source>%n question(s) on your list.</source>
        <translation>
            <numerusform>%n question on your list.</numerusform>
            <numerusform>%n questions on your list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The best %n place(s)</source>
        <translation>
            <numerusform>The best place</numerusform>
            <numerusform>The best %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesView</name>
    <message numerus="yes">
        <source>Show %n source(s)</source>
        <translation>
            <numerusform>Show %n source</numerusform>
            <numerusform>Show %n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message numerus="yes">
        <source>%n question(s) to answer</source>
        <translation>
            <numerusform>%n question to answer</numerusform>
            <numerusform>%n questions to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s)</source>
        <translation>
            <numerusform>About %n minute</numerusform>
            <numerusform>About %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepScreen</name>
    <message numerus="yes">
        <source>About %n minute(s) left</source>
        <translation>
            <numerusform>About %n minute left</numerusform>
            <numerusform>About %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudiesBox</name>
    <message numerus="yes">
        <source>%n source(s) opened under this text</source>
        <translation>
            <numerusform>%n source opened under this text</numerusform>
            <numerusform>%n sources opened under this text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WipedScreen</name>
    <message numerus="yes">
        <source>%n list(s)</source>
        <translation>
            <numerusform>%n list</numerusform>
            <numerusform>%n lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older or deleted copies</source>
        <translation>
            <numerusform>%n older or deleted copy</numerusform>
            <numerusform>%n older or deleted copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message numerus="yes">
        <source>Added. %n question(s) on your list</source>
        <translation>
            <numerusform>Added. %n question on your list</numerusform>
            <numerusform>Added. %n questions on your list</numerusform>
        </translation>
    </message>
</context>
</TS>
