package io.pointbook.notification.runtime;

import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.notification.sms.Callback.Form;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an installation may set about an HTTP gateway for texts; docs/notification/sms.md has examples. */
public interface GatewayTerms {
    /** Whether texts leave by it: at most one gateway does. One that does not any more may still tell of what it took. */
    @WithDefault("true")
    boolean sends();

    /** Where requests go. */
    URI url();

    /** POST or PUT. */
    @WithDefault("POST")
    String method();

    /** application/json or application/x-www-form-urlencoded. */
    @WithDefault("application/json")
    String contentType();

    /** The body, with {to}, {digits}, {text}, {sender}, {reference} and {validUntil}. */
    String body();

    /** What phones show as sender, where the body has a place for it. */
    @WithDefault("Pointbook")
    String sender();

    /** Further headers, such as a key of the gateway's own kind. */
    Map<String, String> headers();

    /** Basic authentication: the user. */
    Optional<String> user();

    /** Basic authentication: the password. */
    Optional<String> password();

    /** Bearer authentication. */
    Optional<String> token();

    /** The lowest status that means success. */
    @WithDefault("200")
    int successFrom();

    /** The highest one. */
    @WithDefault("299")
    int successTo();

    /** JSON pointer of what must be 'successValue'. */
    Optional<String> successAt();

    /** What must be at 'successAt'. */
    Optional<String> successValue();

    /** Values at 'successAt' that mean: not now. */
    Optional<Set<String>> laterValues();

    /** Statuses that mean: not now, and surely not taken; absent: 401, 403, 407, 408, 425, 429 and 503. */
    Optional<Set<Integer>> laterStatuses();

    /** JSON pointer of the gateway's ids; * stands for each element of an array. */
    Optional<String> idsAt();

    /** Pattern that an answer in plain text must have in it; its first group is the id. */
    Optional<String> successText();

    /** Requests without an answer. */
    @WithDefault("10")
    int concurrency();

    /** Requests in a second. */
    @WithDefault("20")
    int perSecond();

    /** Longest wait for a connection. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** Longest wait for an answer. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Longest wait of a message for its turn. */
    @WithDefault("PT30S")
    Duration patience();

    /** How it tells what became of messages. */
    Optional<CallbackTerms> receipts();

    /** How it passes on what people answer. */
    Optional<CallbackTerms> replies();

    /** What a gateway tells by itself. Places are names of form parameters, or JSON pointers. */
    interface CallbackTerms {
        /** FORM or JSON. */
        @WithDefault("JSON")
        Form form();

        /** The header that has the secret; absent: 'secretParameter' has it. */
        Optional<String> secretHeader();

        /** The query parameter that has the secret. */
        @WithDefault("secret")
        String secretParameter();

        /** By which the gateway is known. */
        String secret();

        /** JSON pointer of an array where one request tells several things. */
        Optional<String> eachAt();

        /** Receipts: where the gateway's id of the message is. */
        Optional<String> id();

        /** Receipts: where our number of it is. */
        Optional<String> reference();

        /** Receipts: where the word is that says how it ended. */
        Optional<String> status();

        /** Receipts: what the words mean. */
        Map<String, Fate> fates();

        /** Replies: where the sender is. */
        Optional<String> from();

        /** Replies: where the text is. */
        Optional<String> text();
    }
}
