package io.pointbook.local.inbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.pointbook.local.Addresses;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A mail server that takes every address and keeps what comes on the shelf. */
final class Mailbox implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Mailbox.class.getName());

    private static final List<String> SHOWN_HEADERS = List.of("List-Unsubscribe", "List-Unsubscribe-Post");

    /** Nobody fetches mail from the server itself: it is emptied now and then. */
    private static final int EMPTIED_AFTER = 200;

    private static final String TEXT = "text/plain";
    private static final String HTML = "text/html";

    private final GreenMail server;
    private final Shelf shelf;
    private final Clock clock;
    private int held;

    Mailbox(int port, Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
        this.server = new GreenMail(new ServerSetup(port, Addresses.HOST, ServerSetup.PROTOCOL_SMTP));
    }

    void start() {
        server.start();
        server.getUserManager().setMessageDeliveryHandler(this::deliver);
    }

    private GreenMailUser deliver(MovingMessage moving, MailAddress to) throws MessagingException, UserException {
        try {
            keep(moving.getMessage(), moving.getReturnPath(), to);
        } catch (IOException broken) {
            LOG.log(Level.WARNING, "an e-mail cannot be read and is not shown: {0}", broken.toString());
        }
        empty();
        var user = server.getUserManager().getUserByEmail(to.getEmail());
        return user == null ? server.getUserManager().createUser(to.getEmail(), to.getEmail(), to.getEmail()) : user;
    }

    private synchronized void empty() {
        if (++held >= EMPTIED_AFTER) {
            try {
                server.purgeEmailFromAllMailboxes();
                held = 0;
            } catch (com.icegreen.greenmail.store.FolderException busy) {
                LOG.log(Level.FINE, "the mailboxes are emptied later: {0}", busy.toString());
            }
        }
    }

    private void keep(MimeMessage message, @Nullable MailAddress from, MailAddress to)
            throws MessagingException, IOException {
        String text = part(message, TEXT);
        String html = part(message, HTML);
        String subject = message.getSubject();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : SHOWN_HEADERS) {
            String[] values = message.getHeader(name);
            if (values != null) {
                headers.put(name, String.join(", ", values));
            }
        }
        String sender = message.getFrom() == null || message.getFrom().length == 0
                ? from == null ? "" : from.getEmail()
                : String.valueOf(message.getFrom()[0]);
        shelf.put(number -> new Arrived(
                number,
                "email",
                sender,
                to.getEmail(),
                clock.instant(),
                subject,
                text == null ? "" : text,
                html,
                headers));
    }

    /** The first part of that type, however deep. */
    private static @Nullable String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = part(inner, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        server.stop();
    }
}
