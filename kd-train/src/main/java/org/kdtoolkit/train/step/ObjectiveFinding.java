package org.kdtoolkit.train.step;

import java.util.List;
import java.util.Optional;

/**
 * What an objective says to student, teachers and data when it is created.
 *
 * @param place its place in its method, counted from 0
 * @param refusal why it can't be created
 * @param notes what reports will say of it
 */
public record ObjectiveFinding(int place, Optional<String> refusal, List<String> notes) {

    /** Copies the notes. */
    public ObjectiveFinding {
        notes = List.copyOf(notes);
    }

    static ObjectiveFinding refusal(int place, String message) {
        return new ObjectiveFinding(place, Optional.of(message), List.of());
    }

    static ObjectiveFinding fine(int place, List<String> notes) {
        return new ObjectiveFinding(place, Optional.empty(), notes);
    }
}
