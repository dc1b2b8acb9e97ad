package io.pointbook.notification.campaign;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

/** Keeps what was handed in; a part is a letter, so that sums can be done in one's head. */
final class RecordingDesk implements MessageDesk {
    ToIntFunction<String> partsOf = String::length;
    final List<Outgoing> handed = Collections.synchronizedList(new ArrayList<>());

    @Override
    public boolean plan(Connection connection, Outgoing message) {
        handed.add(message);
        return true;
    }

    @Override
    public int parts(String text) {
        return partsOf.applyAsInt(text);
    }

    List<String> texts() {
        return handed.stream().map(Outgoing::text).toList();
    }
}
