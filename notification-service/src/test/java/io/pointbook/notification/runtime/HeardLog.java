package io.pointbook.notification.runtime;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** All that the service logs, our own classes from FINE on, others as the installation has them. */
final class HeardLog extends Handler implements AutoCloseable {
    private static final Logger OURS = Logger.getLogger("io.pointbook");
    private static final Logger ALL = Logger.getLogger("");

    private final Map<String, List<String>> lines = new ConcurrentHashMap<>();
    private final Level before = OURS.getLevel();

    HeardLog() {
        setLevel(Level.ALL);
        OURS.setLevel(Level.FINE);
        ALL.addHandler(this);
    }

    /** By the name of who says it. */
    Map<String, List<String>> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        var line = new StringWriter();
        line.append(record.getMessage() + Arrays.toString(record.getParameters()));
        if (record instanceof ExtLogRecord more) {
            line.append(more.getFormattedMessage() + more.getMdcCopy() + more.getNdc());
        }
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(line));
        }
        lines.computeIfAbsent(String.valueOf(record.getLoggerName()), _ -> new CopyOnWriteArrayList<>())
                .add(line.toString());
    }

    @Override
    public void flush() {
        // nothing waits
    }

    @Override
    public void close() {
        ALL.removeHandler(this);
        OURS.setLevel(before);
    }
}
