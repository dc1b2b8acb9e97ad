package io.pointbook.local.inbox;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the phones and the mailbox of the local stack until it is stopped. */
public final class LocalInbox {
    private LocalInbox() {}

    /** @param arguments the ports of its HTTP door, of SMTP and of SMPP */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        Clock clock = Clock.systemUTC();
        Shelf shelf = new Shelf();
        var mailbox = new Mailbox(Integer.parseInt(arguments[1]), shelf, clock);
        var phones = new Phones(Integer.parseInt(arguments[2]), shelf);
        var door = new InboxDoor(Integer.parseInt(arguments[0]), shelf, phones::reply);
        mailbox.start();
        phones.start();
        door.start();
        new CountDownLatch(1).await(); // until the process is stopped: nothing here is worth keeping
    }
}
