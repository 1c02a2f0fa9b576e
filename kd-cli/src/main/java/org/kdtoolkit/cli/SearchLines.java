package org.kdtoolkit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.kdtoolkit.report.result.SearchRecord;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.run.DrivenSearch;
import org.kdtoolkit.train.run.SearchJudge;
import org.kdtoolkit.train.search.Candidate;
import org.kdtoolkit.train.search.SpaceJson;

/** What programs that drive a search are told, as JSON. */
final class SearchLines {

    private final DrivenSearch search;
    private final SearchJudge judge;

    SearchLines(DrivenSearch search) {
        this.search = search;
        this.judge = search.judge();
    }

    /** What can be chosen of a method, and its candidates so far. */
    ObjectNode method(String method) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("method", method);
        json.put("strategy", search.search().strategy().name().toLowerCase(Locale.ROOT));
        json.put("metric", judge.metric().toString());
        json.put("direction", judge.greaterIsBetter() ? "maximize" : "minimize");
        search.search().seeds().forEach(json.putArray("seeds")::add);
        json.put("budget", search.search().trials());
        json.put("left", search.left(method));
        ObjectNode axes = json.putObject("axes");
        search.axes(method).forEach(axis -> axes.set(axis.key(), SpaceJson.of(axis.space())));
        json.put("plan", search.plan().path().toAbsolutePath().toString());
        ArrayNode candidates = json.putArray("candidates");
        search.candidates(method).forEach(one -> candidates.add(candidate(one)));
        return json;
    }

    /** What came of a candidate that was told. */
    ObjectNode told(Candidate candidate) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("method", candidate.method());
        json.setAll(candidate(candidate));
        json.put("metric", judge.metric().toString());
        json.put("left", search.left(candidate.method()));
        json.put("plan", search.plan().path().toAbsolutePath().toString());
        return json;
    }

    /** Whether a candidate ran to its end with all seeds. */
    boolean hasScore(Candidate candidate) {
        return judge.result(candidate).values().size() == search.search().seeds().size();
    }

    private ObjectNode candidate(Candidate candidate) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("number", candidate.number());
        ObjectNode at = json.putObject("at");
        candidate.at().forEach((key, value) -> at.set(key, value.json()));
        judge.trials(candidate).values().stream()
                .map(PlannedTrial::number)
                .forEach(json.putArray("trials")::add);
        SearchRecord.Candidate result = judge.result(candidate);
        ObjectNode values = json.putObject("values");
        for (Map.Entry<Integer, Double> value : result.values().entrySet()) {
            values.put(value.getKey().toString(), value.getValue());
        }
        if (hasScore(candidate)) {
            json.put("value", result.mean().orElseThrow());
        } else {
            json.putNull("value");
        }
        return json;
    }
}
