package io.pointbook.runtime.eventstore;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers of messages: 64 random bits for the process, then a counter. Drawing a random one for each message took a
 * measurable part of the time; Axon finds this class through META-INF/services.
 */
public final class CountingIdentifiers extends IdentifierFactory {

    // Nothing static: Axon's own class makes one of these while it is loaded itself, before statics of this class are
    // set.
    private final HexFormat hex = HexFormat.of();
    private final String process = hex.toHexDigits(new SecureRandom().nextLong());
    private final AtomicLong count = new AtomicLong();

    @Override
    public String generateIdentifier() {
        return process + hex.toHexDigits(count.incrementAndGet());
    }
}
