package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogTest {

    @Test
    void showsNoControlCharacters() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(context);
        event.setLoggerName("kd.cache");
        event.setLevel(Level.WARN);
        event.setMessage("/data/é\u001b[2J\u009b\u202e\u2028.wav\tis\ngone");

        OutputStreamAppender<ILoggingEvent> appender =
                (OutputStreamAppender<ILoggingEvent>) root.getAppender("STDERR");

        assertThat(new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8))
                .isEqualTo("WARN  cache: /data/é?[2J???.wav\tis\ngone\n");
    }
}
