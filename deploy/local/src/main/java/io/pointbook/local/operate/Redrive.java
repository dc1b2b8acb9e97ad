package io.pointbook.local.operate;

import io.pointbook.local.Addresses;
import io.pointbook.local.Refusal;
import io.pointbook.local.send.ReceiptSender;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Puts dead letters on their topic again, as they came. Safe to repeat: a receipt that was posted meanwhile is a
 * duplicate.
 */
@Command(name = "redrive", description = "Puts dead letters on their topic again, once the cause is gone.")
final class Redrive implements Callable<Integer> {

    private static final int PAGE = 500;
    private static final int TAKEN_WITHIN_S = 120;
    private static final String OUR_HEADERS = "dead-letter-";

    @Parameters(arity = "0..*", paramLabel = "ID", description = "These, also when they were sent again before.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All that were never sent again.")
    private boolean all;

    @Option(names = "--code", description = "With --all: only those of this code.")
    private @Nullable String code;

    @Override
    public Integer call() {
        if (all != ids.isEmpty() || (code != null && !all)) {
            throw new Refusal("Say which: ids, or --all, or --all --code CODE.", "See ./pointbook dead-letters list");
        }
        Addresses addresses = Addresses.current();
        try (Connection connection = LedgerDatabase.connect(addresses);
                Producer<byte[], byte[]> producer = ReceiptSender.producer(addresses.bootstrap())) {
            DeadLetterRows rows = new DeadLetterRows(connection);
            int sent = all ? sendAll(rows, producer) : sendThese(rows, producer);
            System.out.println("sent again: " + sent);
            return 0;
        } catch (SQLException e) {
            throw LedgerDatabase.refusal(e);
        }
    }

    private int sendThese(DeadLetterRows rows, Producer<byte[], byte[]> producer) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        for (String id : ids) {
            letters.add(rows.find(id).orElseThrow(() -> DeadLetters.unknown(id)));
        }
        return send(letters, rows, producer);
    }

    private int sendAll(DeadLetterRows rows, Producer<byte[], byte[]> producer) throws SQLException {
        int sent = 0;
        // What fails again comes back as a new dead letter: it is not ours, or there would be no end.
        OffsetDateTime began = OffsetDateTime.now(ZoneOffset.UTC);
        String last = "";
        List<DeadLetter> page = rows.notRedrivenAfter(last, began, code, PAGE);
        while (!page.isEmpty()) {
            sent += send(page, rows, producer);
            last = page.getLast().id();
            page = rows.notRedrivenAfter(last, began, code, PAGE);
        }
        return sent;
    }

    private static int send(List<DeadLetter> letters, DeadLetterRows rows, Producer<byte[], byte[]> producer)
            throws SQLException {
        for (DeadLetter letter : letters) {
            try {
                producer.send(record(letter)).get(TAKEN_WITHIN_S, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new Refusal(
                        "The broker did not take dead letter " + letter.id() + ": " + e.getMessage(),
                        "Try again when it is well: those before it are done, repeats do no harm.");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Refusal("Interrupted at dead letter " + letter.id() + ".", "Repeat the command.");
            }
            // After the broker has it, never before: what is marked was sent.
            rows.markRedriven(letter.id());
        }
        return letters.size();
    }

    /** The record as it came, without what earlier journeys through the dead letters added. */
    static ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        List<Header> headers = new ArrayList<>();
        for (DeadLetter.RecordHeader header : letter.headers()) {
            if (!header.key().startsWith(OUR_HEADERS)) {
                headers.add(new RecordHeader(header.key(), header.value()));
            }
        }
        headers.add(new RecordHeader("dead-letter-id", letter.id().getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(letter.topic(), null, letter.key(), letter.value(), headers);
    }
}
