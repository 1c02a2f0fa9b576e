package org.kdtoolkit.xkd;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.distill.Course;

/** What the training of one modality is told; the two differ in their defaults. */
sealed interface BranchConfig permits VideoConfig, AudioConfig {

    String modality();

    String globalView();

    String localView();

    int localViews();

    double maskRatio();

    Course teacherTemperature();

    Course momentum();

    double centerMomentum();

    /** Its own name among the keys. */
    String key();

    /**
     * The student that perceives the modality.
     *
     * @param modalities what each student perceives, by name
     * @return its name
     * @throws ConfigurationException if there is not one
     */
    default String student(Map<String, String> modalities) {
        List<String> found =
                modalities.keySet().stream()
                        .filter(name -> modalities.get(name).equals(modality()))
                        .toList();
        if (found.size() != 1) {
            throw new ConfigurationException(
                    "xkd needs one student that perceives the modality '%s', found %s among %s; '%s.modality' says which modality is meant"
                            .formatted(
                                    modality(),
                                    found.isEmpty() ? "none" : found,
                                    modalities.keySet(),
                                    key()));
        }
        return found.get(0);
    }

    /** The views that it reads. */
    default List<ViewRequest> views() {
        return List.of(
                new ViewRequest(modality(), globalView(), 1),
                new ViewRequest(modality(), localView(), localViews()));
    }
}
