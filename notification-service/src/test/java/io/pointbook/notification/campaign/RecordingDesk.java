package io.pointbook.notification.campaign;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what was handed in; a part is a letter, so that sums can be done in one's head. */
final class RecordingDesk implements MessageDesk {
    final List<Outgoing> handed = Collections.synchronizedList(new ArrayList<>());

    @Override
    public boolean plan(Connection connection, Outgoing message) {
        handed.add(message);
        return true;
    }

    @Override
    public int parts(String text, boolean transliterate) {
        return text.length();
    }

    List<String> texts() {
        return handed.stream().map(Outgoing::text).toList();
    }
}
