package io.pointbook.local.send;

import io.pointbook.contract.Topics;
import io.pointbook.local.Addresses;
import io.pointbook.local.Display;
import io.pointbook.local.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts receipts on the topic of the tills. */
@Command(
        name = "send",
        description = {
            "Puts receipts on the topic " + Topics.TILL_RECEIPTS + ": JSON lines of receipt v1, gzip too (.gz).",
            "A bad row is reported with its line number, and the rest goes on. Exit 1 when there was one."
        })
public final class Send implements Callable<Integer> {

    private static final int MOST_ROWS_REPORTED = 1_000;
    private static final int CONNECT_WITHIN_MS = 3_000;
    private static final int BETWEEN_LOOKS = 1_000;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files; - is what comes in on a pipe.")
    private List<String> files = List.of();

    @Option(names = "--rate", paramLabel = "N", description = "At most N receipts a second.")
    private double rate;

    @Option(names = "--uci", description = "The files are the Online Retail CSV: each invoice becomes a receipt.")
    private boolean uci;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Another broker than the local one.")
    private String bootstrap = Addresses.current().bootstrap();

    private final Display display = Display.ofSystem();
    private final Tally tally = new Tally();
    private long reported;

    @Override
    public Integer call() throws IOException {
        requireFiles();
        requireBroker();
        Pace pace = new Pace(rate, System.nanoTime());
        try (KafkaProducer<byte[], byte[]> producer = ReceiptSender.producer(bootstrap)) {
            for (String file : files) {
                try (InputStream in = open(file)) {
                    read(file, in, pace, producer);
                }
            }
        }
        display.progressDone();
        display.line(tally.summary());
        return tally.rejectedInAll() == 0 ? 0 : 1;
    }

    private void read(String file, InputStream in, Pace pace, KafkaProducer<byte[], byte[]> producer)
            throws IOException {
        if (uci) {
            UciInvoices.read(in, row -> accept(file, row, pace, producer));
        } else {
            JsonLines.read(in, row -> accept(file, row, pace, producer));
        }
    }

    private void accept(String file, Row row, Pace pace, KafkaProducer<byte[], byte[]> producer) {
        switch (row) {
            case Row.Bad bad -> reject(file, bad);
            case Row.Receipt receipt -> send(file, receipt, pace, producer);
        }
    }

    private void send(String file, Row.Receipt receipt, Pace pace, KafkaProducer<byte[], byte[]> producer) {
        try {
            Thread.sleep(pace.before(tally.sentSoFar(), System.nanoTime()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal(
                    "Interrupted after " + tally.progress() + ".", "Send the file again: repeats do no harm.");
        }
        tally.sent();
        var _ = producer.send(receipt.record().on(Topics.TILL_RECEIPTS), (_, failure) -> {
            if (failure == null) {
                tally.acknowledged();
            } else {
                reject(file, new Row.Bad(receipt.line(), "not taken by the broker: " + failure.getMessage()));
            }
        });
        if (rate > 0 || tally.sentSoFar() % BETWEEN_LOOKS == 0) {
            display.progress(tally.progress());
        }
    }

    private synchronized void reject(String file, Row.Bad bad) {
        tally.rejected(bad.reason());
        reported++;
        if (reported <= MOST_ROWS_REPORTED) {
            display.progressDone();
            System.err.println(file + ", line " + bad.line() + ": " + bad.reason());
        } else if (reported == MOST_ROWS_REPORTED + 1) {
            System.err.println("further bad rows are only counted");
        }
    }

    private void requireFiles() {
        files.stream()
                .filter(file -> !file.equals("-") && !Files.isReadable(Path.of(file)))
                .findFirst()
                .ifPresent(file -> {
                    throw new Refusal("There is no file " + file + " to read.", "Nothing was sent. Check the name.");
                });
    }

    private void requireBroker() {
        int colon = bootstrap.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(bootstrap.substring(colon + 1));
            socket.connect(new InetSocketAddress(bootstrap.substring(0, Math.max(colon, 0)), port), CONNECT_WITHIN_MS);
        } catch (IOException | NumberFormatException _) {
            throw new Refusal("No broker answers at " + bootstrap + ".", "Start the local one: ./pointbook up");
        }
    }

    private static InputStream open(String file) throws IOException {
        if (file.equals("-")) {
            return System.in;
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)));
        return file.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
