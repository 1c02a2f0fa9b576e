package org.kdtoolkit.train.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.ConfigurationException;

class TrialWorkersProviderTest {

    private static final ChildLaunch LAUNCH =
            new ChildLaunch(List.of("kd"), OptionalInt.empty(), Map.of());

    /** Workers that run nothing. */
    private record Idle(URI address) implements TrialWorkers {

        @Override
        public void run(TrialBatch batch, WorkersListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    /** Provides idle workers. */
    private record IdleProvider(String scheme) implements TrialWorkersProvider {

        @Override
        public TrialWorkers at(URI address, ChildLaunch launch) {
            return new Idle(address);
        }
    }

    @Test
    void theProviderOfTheSchemeIsTaken() {
        assertThat(
                        TrialWorkersProvider.find(
                                "ray://a:1",
                                LAUNCH,
                                List.of(new IdleProvider("spark"), new IdleProvider("ray"))))
                .isEqualTo(new Idle(URI.create("ray://a:1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spark://a:1 | --on spark://a:1: nothing runs trials at 'spark://' (none is on the"
                        + " class path); put a module that provides 'spark' on the class path",
                "host:7077 | --on host:7077: expected an address such as spark://host:7077",
                "a b | --on a b: expected an address such as spark://host:7077"
            })
    void addressesThatNobodyRunsTrialsAtAreRefused(String address, String message) {
        assertThatThrownBy(() -> TrialWorkersProvider.find(address, LAUNCH, List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void whoeverAsksForOthersLearnsWhichThereAre() {
        assertThatThrownBy(
                        () ->
                                TrialWorkersProvider.find(
                                        "ray://a",
                                        LAUNCH,
                                        List.of(
                                                new IdleProvider("spark"),
                                                new IdleProvider("queue"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "--on ray://a: nothing runs trials at 'ray://' (there are: queue://,"
                                + " spark://); put a module that provides 'ray' on the class path");
    }
}
