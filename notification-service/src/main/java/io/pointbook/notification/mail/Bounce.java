package io.pointbook.notification.mail;

import io.pointbook.notification.carrier.Receipt.Fate;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A delivery report (RFC 3464). Whom it speaks of is not read from it: the address that it came to says which message it is.
 *
 * @param sentTo what it names as its own receivers, and as the return path of what it returns; ours is among them
 * @param status such as 5.1.1; empty where none was given
 */
public record Bounce(List<String> sentTo, Fate fate, String status) {
    /** Parts of a message that are looked at: a report has three. */
    private static final int MOST_PARTS = 10;

    /** Groups of fields that are looked at: one for the message and one for its receiver. */
    private static final int MOST_GROUPS = 10;

    private static final List<String> RECEIVERS = List.of("X-Original-To", "Delivered-To", "Envelope-To", "To");
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    public Bounce {
        sentTo = List.copyOf(sentTo);
    }

    /** Empty: it is none, but a letter, an automatic reply, or nothing that can be read. */
    public static Optional<Bounce> read(byte[] message) {
        try {
            var read = new MimeMessage(null, new ByteArrayInputStream(message));
            return isReport(read) && read.getContent() instanceof MimeMultipart parts
                    ? read(read, parts)
                    : Optional.empty();
        } catch (MessagingException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isReport(Part message) throws MessagingException {
        var type = new ContentType(message.getContentType());
        var report = type.getParameter("report-type");
        return type.match("multipart/report") && report != null && report.equalsIgnoreCase("delivery-status");
    }

    private static Optional<Bounce> read(MimeMessage message, MimeMultipart parts)
            throws MessagingException, IOException {
        var sentTo = new ArrayList<String>();
        for (var name : RECEIVERS) {
            addAll(sentTo, message.getHeader(name));
        }
        InternetHeaders ofReceiver = null;
        for (int number = 0; number < Math.min(parts.getCount(), MOST_PARTS); number++) {
            var part = parts.getBodyPart(number);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                ofReceiver = ofReceiver(part);
            } else if (part.isMimeType("text/rfc822-headers") || part.isMimeType("message/rfc822")) {
                addAll(sentTo, headers(part.getInputStream()).getHeader("Return-Path"));
            }
        }
        if (ofReceiver == null) {
            return Optional.empty();
        }
        var status = status(ofReceiver);
        return Optional.of(new Bounce(sentTo, Status.fate(field(ofReceiver, "Action"), status), status));
    }

    /** The first group that says what became of it; those before speak of the message as a whole. */
    private static @Nullable InternetHeaders ofReceiver(BodyPart part) throws MessagingException, IOException {
        try (var content = new PushbackInputStream(part.getInputStream(), 2)) {
            for (int group = 0; group < MOST_GROUPS && content.available() > 0; group++) {
                var fields = new InternetHeaders(content, true);
                if (fields.getHeader("Action") != null) {
                    return fields;
                }
            }
        }
        return null;
    }

    private static InternetHeaders headers(InputStream content) throws MessagingException, IOException {
        try (content) {
            return new InternetHeaders(content, true);
        }
    }

    /** Some relays name the status only in what the other side answered. */
    private static String status(InternetHeaders fields) {
        for (var name : List.of("Status", "Diagnostic-Code")) {
            var found = STATUS.matcher(field(fields, name));
            if (found.find()) {
                return found.group(1);
            }
        }
        return "";
    }

    private static String field(InternetHeaders fields, String name) {
        return Objects.requireNonNullElse(fields.getHeader(name, null), "").strip();
    }

    private static void addAll(List<String> all, String @Nullable [] some) {
        if (some != null) {
            all.addAll(List.of(some));
        }
    }
}
