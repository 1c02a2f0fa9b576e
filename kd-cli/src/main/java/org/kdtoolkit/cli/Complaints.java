package org.kdtoolkit.cli;

import ai.djl.engine.EngineException;
import java.util.function.Supplier;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.internal.MemoryShortage;
import org.kdtoolkit.predict.MemoryException;

/**
 * Makes one message and an exit code of whatever goes wrong.
 *
 * @param console takes the messages
 * @param debug whether stack traces follow them
 */
record Complaints(Console console, boolean debug) {

    /**
     * Does some work.
     *
     * @return what it returns, or else what the failure is for the shell
     */
    ExitCode of(Supplier<ExitCode> work) {
        try {
            return work.get();
        } catch (ConfigurationException e) {
            return complain(e, e.getMessage(), ExitCode.WRONG_CONFIGURATION);
        } catch (DataException e) {
            return complain(e, e.getMessage(), ExitCode.WRONG_DATA);
        } catch (MemoryException e) {
            return complain(e, e.getMessage(), ExitCode.FAILED);
        } catch (EngineException e) {
            return MemoryShortage.of(e)
                    .map(said -> complain(e, "out of memory: " + said, ExitCode.FAILED))
                    .orElseGet(() -> broken(e));
        } catch (OutOfMemoryError e) {
            return complain(
                    e,
                    "Java is out of memory (%s); give it more, such as KD_JAVA=-Xmx8g"
                            .formatted(e.getMessage()),
                    ExitCode.FAILED);
        } catch (RuntimeException | Error e) {
            return broken(e);
        }
    }

    private ExitCode broken(Throwable e) {
        String hint = debug ? "" : "; 'kd --debug ...' shows where";
        return complain(e, "this should not happen: " + e + hint, ExitCode.BROKEN);
    }

    private ExitCode complain(Throwable e, String message, ExitCode code) {
        Screen.complain(console.err(), "kd: " + message);
        if (debug) {
            e.printStackTrace(console.err());
        }
        return code;
    }
}
