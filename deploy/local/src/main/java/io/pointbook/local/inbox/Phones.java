package io.pointbook.local.inbox;

import io.pointbook.testkit.sms.Habits;
import io.pointbook.testkit.sms.SmsCentre;
import io.pointbook.testkit.sms.Text;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An SMS centre whose phones lie on the shelf. */
final class Phones implements AutoCloseable {
    private final int port;
    private final Shelf shelf;
    private volatile @Nullable SmsCentre centre;

    Phones(int port, Shelf shelf) {
        this.port = port;
        this.shelf = shelf;
    }

    void start() {
        centre = new SmsCentre(port, Habits.GOOD, this::show);
    }

    private void show(Text text) {
        shelf.put(number -> new Arrived(
                number, "sms", text.from(), "+" + text.to(), text.at(), null, text.content(), null, Map.of()));
    }

    void reply(String from, String to, String text) throws IOException {
        var open = centre;
        if (open == null || !open.reply(from.startsWith("+") ? from.substring(1) : from, to, text)) {
            throw new IOException("nobody is bound to the SMS centre");
        }
    }

    @Override
    public void close() {
        var open = centre;
        if (open != null) {
            open.close();
        }
    }
}
