package io.pointbook.notification.runtime;

import io.pointbook.notification.contact.Channel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that an installation may set about notification. */
@ConfigMapping(prefix = "pointbook.notification")
public interface NotificationConfig {
    /** Where a local stack shows what arrived on its phones and in its mailbox; empty everywhere else. */
    Optional<URI> localInbox();

    /** The ledger, for imports by card number. */
    Ledger ledger();

    /** Rewards-service, for what can be had for points. */
    Rewards rewards();

    /** How members are reached. */
    ContactTerms contact();

    /** How members are reached. */
    interface ContactTerms {
        /** The file with the key that seals contacts, 32 random bytes; without one no contacts are taken in. */
        Optional<String> keyFile();

        /** Where phone numbers without a country are dialled, ISO 3166. */
        @WithDefault("PL")
        String region();

        /** The time zone of members who name none. */
        @WithDefault("Europe/Warsaw")
        ZoneId zone();

        /** Double opt-in. */
        ConfirmationTerms confirmation();
    }

    /** On which channels a yes counts only when the member has shown that the address is his. */
    interface ConfirmationTerms {
        /** EMAIL, SMS; absent: on none. */
        Optional<Set<Channel>> channels();

        /** Who asks, in words that members know. */
        @WithDefault("Pointbook")
        String sender();

        /** How long a link and a code can be used. */
        @WithDefault("P2D")
        Duration validFor();
    }

    /** How messages are sent. */
    DispatchTerms dispatch();

    /** Caps, quiet hours, and how long what is waited for. */
    interface DispatchTerms {
        /** Messages that one member gets within 24 hours, of all campaigns and channels. */
        @WithDefault("3")
        int mostOfDay();

        /** The same within seven days. */
        @WithDefault("7")
        int mostOfWeek();

        /** Messages of a channel that are with its carrier at a time; after a crash so many are in doubt at most. */
        @WithDefault("50")
        int inFlight();

        /** After so long without the carrier's answer a message is in doubt. */
        @WithDefault("PT1M")
        Duration answerWithin();

        /** So long a receipt may settle a doubt. */
        @WithDefault("PT1H")
        Duration doubtFor();

        /** After so long without a receipt the carrier is asked, a few times. */
        @WithDefault("PT6H")
        Duration receiptWithin();

        /** How often a message of a campaign that pauses is looked at. */
        @WithDefault("PT1M")
        Duration pauseFor();

        /** How long the words of a message are kept, sealed; that it was sent is kept for ever. */
        @WithDefault("P90D")
        Duration wordsKept();

        /** Quiet hours per country, in the form of the shipped file; absent: that file. */
        Optional<String> quietHoursFile();
    }

    /** The SMS centre. */
    SmsTerms sms();

    /** How the SMS centre is reached; without a host no text leaves, and what is planned waits until its time is over. */
    interface SmsTerms {
        Optional<String> host();

        @WithDefault("2775")
        int port();

        @WithDefault("pointbook")
        String systemId();

        Optional<String> password();

        Optional<String> systemType();

        /** A name of at most eleven characters, or a number to which STOP can be answered. */
        @WithDefault("Pointbook")
        String sender();

        /** Submissions that wait for their answer at a time. */
        @WithDefault("10")
        int window();

        /** Submissions in a second, while the centre does not throttle. */
        @WithDefault("30")
        int perSecond();

        /** After so long in silence the link is asked whether it is alive. */
        @WithDefault("PT30S")
        Duration enquireEvery();

        /** So long the centre may take to answer. */
        @WithDefault("PT10S")
        Duration answerWithin();

        /** How often a broken link is tried at first. */
        @WithDefault("PT1S")
        Duration connectEvery();

        /** The centre's error numbers of receipts for numbers that nobody has. */
        Optional<Set<String>> goneErrors();

        /** The same for receivers who refused all such messages at their operator. */
        Optional<Set<String>> blockedErrors();
    }

    /** The mail relay; its host, port and login are Quarkus Mailer's (quarkus.mailer). */
    MailTerms email();

    /** How mail is written; without a sender none leaves. */
    interface MailTerms {
        /** Who writes, such as {@code Chain <club@chain.example>}. */
        Optional<String> from();

        /** The domain to which bounces come, one address for each message; absent: the sender's. */
        Optional<String> bounceDomain();

        /** An address for those whose mail program unsubscribes by mail. */
        Optional<String> unsubscribeAddress();

        /** Mails in a second. */
        @WithDefault("20")
        int perSecond();

        /** Mails in a second to one domain. */
        @WithDefault("10")
        int perSecondAndDomain();
    }

    /** HTTP gateways for texts, by a name that stands in the addresses of their doors. */
    Map<String, GatewayTerms> smsGateway();

    /** What is known of members from the topics. */
    ProfileTerms profile();

    /** Campaigns and what is found for them. */
    CampaignTerms campaign();

    /** What campaigns cost, who approves them, and what the calendar is asked for. */
    interface CampaignTerms {
        /** The root of this service as members reach it: short links in texts begin with it. */
        URI linkAddress();

        /** Whose points a text means by {points}. */
        @WithDefault("points")
        String wallet();

        /** What one part of a text message costs, in thousandths of a minor unit. */
        @WithDefault("4000")
        long smsPartThousandths();

        /** What an e-mail costs, in thousandths of a minor unit. */
        @WithDefault("100")
        long emailThousandths();

        /** In which messages are paid, ISO 4217. */
        @WithDefault("EUR")
        String currency();

        /** An audience of more members needs a second person. */
        @WithDefault("10000")
        long approvalAbove();

        /** How long a ledger that does not answer is left alone. */
        @WithDefault("PT10S")
        Duration retryAfter();

        /** How often campaigns look for what is new. */
        @WithDefault("PT1S")
        Duration planEvery();

        /** How often all members are looked at for what the calendar brings. */
        @WithDefault("PT10S")
        Duration findEvery();

        /** How often contacts are looked at for birthdays, while a campaign asks for them. */
        @WithDefault("PT10M")
        Duration birthdaysEvery();

        /** Days before points expire. */
        @WithDefault("14,3")
        List<Integer> pointsDaysAhead();

        /** Days before a tier ends. */
        @WithDefault("30,7")
        List<Integer> tierDaysAhead();

        /** Days before a coupon ends. */
        @WithDefault("3")
        List<Integer> couponDaysAhead();

        /** A reward is within reach when at most so much of its price is missing. */
        @WithDefault("20")
        int rewardPercent();
    }

    /** The catalogue that is asked now and then. */
    interface Rewards {
        /** Where its doors are. */
        URI address();

        /** Longest wait for one page of the catalogue. */
        @WithDefault("PT5S")
        Duration timeout();

        /** How often the catalogue is asked. */
        @WithDefault("PT1M")
        Duration askEvery();
    }

    /** Groups of members. */
    SegmentSettings segment();

    /** Groups of members. */
    interface SegmentSettings {
        /** How long a segment may be old before it is evaluated again. */
        @WithDefault("PT15M")
        Duration evaluateEvery();

        /** How often it is looked whether one is due. */
        @WithDefault("PT10S")
        Duration lookEvery();
    }

    /** How read models are built. */
    interface ProfileTerms {
        /** In which a purchase has its weekday and hour. */
        @WithDefault("Europe/Warsaw")
        ZoneId zone();

        /** After this time a purchase counts half among what a member likes. */
        @WithDefault("P90D")
        Duration halfLife();

        /** Who buys again after so long has come back. */
        @WithDefault("P60D")
        Duration absence();

        /** Occasions that are older when they are read are not noted: old topics send no old messages. */
        @WithDefault("P2D")
        Duration notedFor();

        /** Consumers of each topic. */
        @WithDefault("1")
        int threads();

        /** How often generations of read models are looked at. */
        @WithDefault("PT1S")
        Duration lookEvery();

        /** How often it is looked whose level ended with its period. */
        @WithDefault("PT1M")
        Duration levelsEvery();

        /** How often members are sorted into fifths by recency, frequency and spend. */
        @WithDefault("PT1H")
        Duration scoresEvery();
    }

    /** Another service that is asked now and then. */
    interface Ledger {
        /** Where its doors are. */
        URI address();
    }
}
