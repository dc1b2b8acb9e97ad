package io.pointbook.notification.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What mail systems send back; the address that each of them came to is put in. */
public final class ReportSamples {
    private ReportSamples() {}

    public static byte[] report(String name, String address) throws IOException {
        try (var sample = ReportSamples.class.getResourceAsStream("/bounces/" + name + ".eml")) {
            return new String(sample.readAllBytes(), StandardCharsets.US_ASCII)
                    .replace("ADDRESS", address)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }
}
