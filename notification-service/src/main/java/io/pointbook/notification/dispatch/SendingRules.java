package io.pointbook.notification.dispatch;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.ConsentState;
import io.pointbook.notification.contact.Contact;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.dispatch.CampaignStanding.Standing;
import io.pointbook.notification.dispatch.MessageRows.Sent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides, at the moment of sending, whether a message may be sent: the same facts, the same verdict. */
final class SendingRules {
    private static final String NOWHERE = "ZZ";

    private final DispatchSettings settings;
    private final QuietHours quietHours;

    SendingRules(DispatchSettings settings, QuietHours quietHours) {
        this.settings = settings;
        this.quietHours = quietHours;
    }

    /**
     * What is known at that moment.
     *
     * @param contact absent: nothing is known of him any more
     * @param sent to him before
     */
    record Facts(
            Handing message,
            Standing campaign,
            ConsentState consent,
            @Nullable Contact contact,
            Sent sent,
            Instant now) {}

    Verdict verdict(Facts facts) {
        var message = facts.message();
        if (!message.validUntil().isAfter(facts.now())) {
            return new Verdict.Drop();
        }
        if (facts.campaign() == Standing.STOPPED) {
            return new Verdict.Suppress(Reason.CAMPAIGN_STOPPED);
        }
        if (message.sealedWords() == null) {
            return new Verdict.Suppress(Reason.ERASED);
        }
        if (!facts.consent().isAllowed()) {
            return new Verdict.Suppress(Reason.of(facts.consent()));
        }
        if (facts.contact() == null) {
            return new Verdict.Suppress(Reason.NO_ADDRESS);
        }
        if (facts.campaign() == Standing.PAUSES) {
            return held(message, facts.now().plus(settings.pauseFor()), Reason.CAMPAIGN_PAUSED);
        }
        return message.purpose() == Purpose.SERVICE
                ? new Verdict.Send()
                : commercial(message, facts.contact(), facts.sent(), facts.now());
    }

    // quiet hours first: what is capped now may be free in the morning
    private Verdict commercial(Handing message, Contact contact, Sent sent, Instant now) {
        if (message.channel() == Channel.SMS) {
            var opens = quietHours.openFrom(country(contact.phone()), contact.zone(), now);
            if (opens.isAfter(now)) {
                return held(message, opens, Reason.QUIET_HOURS);
            }
        }
        if (sent.ofDay() >= settings.mostOfDay()) {
            return new Verdict.Suppress(Reason.CAP_OF_DAY);
        }
        if (sent.ofWeek() >= settings.mostOfWeek()) {
            return new Verdict.Suppress(Reason.CAP_OF_WEEK);
        }
        return new Verdict.Send();
    }

    /** It is looked at when its validity ends at the latest. */
    private static Verdict held(Handing message, Instant until, Reason reason) {
        return new Verdict.Hold(until.isBefore(message.validUntil()) ? until : message.validUntil(), reason);
    }

    private static String country(@Nullable String phone) {
        if (phone == null) {
            return NOWHERE;
        }
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var region = numbers.getRegionCodeForNumber(numbers.parse(phone, null));
            return region == null ? NOWHERE : region;
        } catch (NumberParseException _) {
            return NOWHERE;
        }
    }
}
