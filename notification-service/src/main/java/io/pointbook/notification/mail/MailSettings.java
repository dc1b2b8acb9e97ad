package io.pointbook.notification.mail;

/**
 * How mail is written.
 *
 * @param from who writes, such as {@code Chain <club@chain.example>}
 * @param perSecond mails in a second
 * @param perSecondAndDomain mails in a second to one domain
 */
public record MailSettings(String from, int perSecond, int perSecondAndDomain) {
    /** The part behind the at sign of the sender's address. */
    public static String domain(String from) {
        return from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
    }

    /** The id with which a message leaves: the same whenever it is handed over again. @param domain of the sender */
    public static String messageId(long reference, String domain) {
        return "<pb." + reference + "@" + domain + ">";
    }
}
