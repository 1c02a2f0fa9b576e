package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.report.result.TeacherWarning;

/**
 * What a reader must know. Most of it stands at the foot of the report; what makes figures doubtful
 * is said in a line at its head, which leads there.
 *
 * @param warnings what nobody may miss who compares the trials
 * @param notes what the plan and the trials say
 * @param failures one line for each trial that failed
 */
record Notes(List<String> warnings, List<String> notes, List<String> failures) {

    private static final Section NOTES = Section.of("Notes");
    private static final Section FAILURES = Section.of("What failed");

    /** The same with further notes. */
    Notes and(List<String> others) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(others);
        return new Notes(warnings, all, failures);
    }

    /** The lines at the head; nothing where all is well. */
    Html alarms() {
        List<Html> lines = new ArrayList<>();
        if (!failures.isEmpty()) {
            lines.add(
                    Html.of(
                            Html.text(Page.counted(failures.size(), "trial") + " failed: "),
                            Link.within(FAILURES.anchor(), failures.get(0))));
        }
        Stream.concat(warnings.stream(), notes.stream().filter(TeacherWarning::isIn))
                .forEach(note -> lines.add(Link.within(NOTES.anchor(), note)));
        return lines.isEmpty()
                ? Html.NONE
                : Html.tag("div", "alert")
                        .with("role", "note")
                        .with("aria-label", "Warnings")
                        .around(lines.stream().map(line -> Html.tag("p").around(line)).toList());
    }

    /** What failed, and how. */
    Section failed() {
        return Section.of(FAILURES.title(), list(failures));
    }

    /** All notes. */
    Section foot() {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(notes);
        return Section.of(NOTES.title(), list(all));
    }

    /** Lines as a list; nothing if there is none. */
    static Html list(List<String> lines) {
        return lines.isEmpty()
                ? Html.NONE
                : Html.tag("ul", "findings")
                        .around(lines.stream().map(line -> Html.tag("li").around(line)).toList());
    }
}
