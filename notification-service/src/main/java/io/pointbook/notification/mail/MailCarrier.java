package io.pointbook.notification.mail;

import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Carrier;
import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import io.pointbook.notification.carrier.Pace;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.contact.Channel;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A mail relay by SMTP. A mail that the relay took is sent; whether it arrived nobody tells, and what comes back tells where it
 * did not. DKIM, SPF and DMARC are the relay's.
 */
public final class MailCarrier implements Carrier {
    /** Receivers' domains whose pace is remembered; the longest unused is forgotten. */
    private static final int MOST_DOMAINS = 1_000;

    private static final Duration LONGEST_SENDING = Duration.ofSeconds(50);
    private static final int PERMANENT = 500;
    private static final String RELAY = "the relay";

    /** After the relay was away or refused us, as against a mail: none goes for so long. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    /** So begins what is said of this mail; all else (the greeting, the login, our address) is between the relay and us. */
    private static final Pattern OF_A_MAIL = Pattern.compile("recipient|DATA|sending data");

    /** RFC 3463. */
    private static final Pattern STATUS = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    private final ReactiveMailer mailer;
    private final MailSettings settings;
    private final BounceAddress bounces;
    private final Pace pace;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("notification-mail-", 0).factory());
    private final Map<String, Pace> domains = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pace> eldest) {
            return size() > MOST_DOMAINS;
        }
    };

    public MailCarrier(ReactiveMailer mailer, MailSettings settings, BounceAddress bounces) {
        this.mailer = mailer;
        this.settings = settings;
        this.bounces = bounces;
        this.pace = new Pace(settings.perSecond(), System::nanoTime);
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public void start(Answers answers) {
        // a relay brings nothing by itself: bounces come in at a door
    }

    @Override
    public boolean isUp() {
        return !pace.isPaused();
    }

    @Override
    public CompletionStage<Handed> submit(Outgoing message) {
        return CompletableFuture.supplyAsync(
                () -> {
                    paceOf(message.to()).await();
                    pace.await();
                    return send(message);
                },
                threads);
    }

    private Pace paceOf(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        synchronized (domains) {
            return domains.computeIfAbsent(domain, _ -> new Pace(settings.perSecondAndDomain(), System::nanoTime));
        }
    }

    private Handed send(Outgoing message) {
        var id = MailSettings.messageId(message.reference(), MailSettings.domain(settings.from()));
        var mail = Mail.withText(message.to(), Objects.requireNonNullElse(message.subject(), ""), message.text())
                .setFrom(settings.from())
                .setBounceAddress(bounces.of(message.reference()))
                .addHeader("Message-ID", id);
        if (message.html() != null) {
            mail.setHtml(message.html());
        }
        message.headers().forEach(mail::addHeader);
        try {
            mailer.send(mail).await().atMost(LONGEST_SENDING);
            return new Handed.Taken(List.of(id));
        } catch (RuntimeException failure) {
            var handed = handed(failure);
            if (handed instanceof Handed.Later later && later.cause().startsWith(RELAY)) {
                pace.pause(AWAY);
            }
            return handed;
        }
    }

    static Handed handed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException refusal) {
                return refused(refusal);
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new Handed.Later(RELAY + " is away");
            }
        }
        return new Handed.InDoubt(failure.getClass().getSimpleName());
    }

    private static Handed refused(SMTPException refusal) {
        var cause = "SMTP " + refusal.getReplyCode();
        if (!OF_A_MAIL.matcher(String.valueOf(refusal.getMessage())).lookingAt()) {
            return new Handed.Later(RELAY + " refuses us: " + cause);
        }
        return refusal.getReplyCode() < PERMANENT
                ? new Handed.Later(cause)
                : new Handed.Refused(cause, isGone(refusal.getReplyMessage()));
    }

    private static boolean isGone(String reply) {
        var status = STATUS.matcher(reply);
        return status.find() && Status.fate("failed", status.group()) == Receipt.Fate.GONE;
    }

    @Override
    public CompletionStage<Receipt> ask(String id) {
        return CompletableFuture.completedFuture(new Receipt(id, null, Receipt.Fate.UNKNOWN, ""));
    }

    @Override
    public void close() {
        threads.close();
    }
}
