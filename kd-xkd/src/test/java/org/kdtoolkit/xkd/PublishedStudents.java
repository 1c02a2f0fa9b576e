package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.distill.Scheme.Trainee;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.TokenEncoder;

/** The students {@code video} and {@code audio} of the sizes that a fixture says. */
record PublishedStudents(
        PublishedEncoders encoders, TokenEncoder video, TokenEncoder audio, NDManager manager)
        implements SchemeContext {

    static PublishedStudents of(PublishedEncoders encoders, NDManager manager) {
        return new PublishedStudents(
                encoders, encoders.video(manager), encoders.audio(manager), manager);
    }

    @Override
    public Map<String, Trainee> students() {
        Map<String, Trainee> students = new LinkedHashMap<>();
        students.put("video", new Trainee(video, "video"));
        students.put("audio", new Trainee(audio, "audio"));
        return students;
    }

    @Override
    public Backbone copy(String student) {
        Backbone original = students().get(student).network();
        Backbone copy = student.equals("video") ? encoders.video(manager) : encoders.audio(manager);
        Map<String, NDArray> weights = new LinkedHashMap<>();
        original.state().arrays().forEach(array -> weights.put(array.getName(), array));
        copy.state().load(weights);
        return copy;
    }

    @Override
    public int trainingSamples() {
        return 100;
    }
}
