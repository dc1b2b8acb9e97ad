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

/**
 * A mail relay by SMTP. A mail that the relay took is sent; whether it arrived nobody tells, and what comes back tells where it
 * did not. DKIM, SPF and DMARC are the relay's.
 */
public final class MailCarrier implements Carrier {
    /** Receivers' domains whose pace is remembered; the longest unused is forgotten. */
    private static final int MOST_DOMAINS = 1_000;

    private static final Duration LONGEST_SENDING = Duration.ofSeconds(50);
    private static final int PERMANENT = 500;

    /** RFC 3463: bad destination. */
    private static final String BAD_DESTINATION = "5.1.";

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
        return true;
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
            return handed(failure);
        }
    }

    static Handed handed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException refusal) {
                return refused(refusal);
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new Handed.Later("the relay is away");
            }
        }
        return new Handed.InDoubt(failure.getClass().getSimpleName());
    }

    private static Handed refused(SMTPException refusal) {
        var cause = "SMTP " + refusal.getReplyCode();
        return refusal.getReplyCode() < PERMANENT
                ? new Handed.Later(cause)
                : new Handed.Refused(cause, refusal.getReplyMessage().contains(" " + BAD_DESTINATION));
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
