package org.kdtoolkit.report.page;

import java.util.Map;

/** Terms and what they are. */
final class Facts {

    private Facts() {}

    /** A list of them. */
    static Html of(Map<String, String> facts) {
        return Html.tag("dl")
                .around(
                        facts.entrySet().stream()
                                .map(
                                        fact ->
                                                Html.of(
                                                        Html.tag("dt").around(fact.getKey()),
                                                        Html.tag("dd").around(fact.getValue())))
                                .toList());
    }
}
