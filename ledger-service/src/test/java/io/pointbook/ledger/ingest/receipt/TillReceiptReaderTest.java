package io.pointbook.ledger.ingest.receipt;

import static io.pointbook.ledger.ingest.receipt.Tills.CARD;
import static io.pointbook.ledger.ingest.receipt.Tills.HASHER;
import static io.pointbook.ledger.ingest.receipt.Tills.accepted;
import static io.pointbook.ledger.ingest.receipt.Tills.canonical;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.receipt.Quantity;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.account.receipt.ShownCard;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TillReceiptReaderTest {

    @Test
    void a_sale_is_read_whole() {
        var receipt = accepted(Tills.sale()).receipt();

        assertThat(receipt.id()).isEqualTo(ReceiptId.parse("S1/W1/2024-05-06/7"));
        assertThat(receipt.type()).isEqualTo(ReceiptType.SALE);
        assertThat(receipt.endedAt()).isEqualTo(Instant.parse("2024-05-06T16:30:00Z"));
        assertThat(receipt.offset()).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(receipt.currency()).isEqualTo("EUR");
        assertThat(receipt.card()).isEqualTo(new ShownCard(HASHER.hash(CARD), "5678", "SCANNED"));
        assertThat(receipt.lines()).extracting("itemId").containsExactly("milk", "bread");
        assertThat(receipt.lines()).extracting("unit").containsExactly("EA", "KG");
        assertThat(receipt.lines())
                .extracting("quantity")
                .containsExactly(new Quantity(2_000_000), new Quantity(420_000));
        assertThat(receipt.tenders())
                .containsExactly(
                        new Tender(TenderType.CASH, 500, null, null), new Tender(TenderType.CASH, -43, null, null));
    }

    @Test
    void the_stored_form_has_every_member_in_the_order_of_arrival() {
        var read = accepted("""
                {'x':{'b':[1.50,null,true,'a\\u00e9\\n'],'a':12345678901234567890},'type':'CONTROL','storeId':'S1',
                 'workstationId':'W1','sequenceNumber':7.0,'businessDay':'2024-05-06','endedAt':'2024-05-06T18:30:00Z'}
                """);

        assertThat(canonical(read)).isEqualTo("""
                {'x':{'b':[1.50,null,true,'aé\\n'],'a':12345678901234567890},'type':'CONTROL','storeId':'S1',\
                'workstationId':'W1','sequenceNumber':7,'businessDay':'2024-05-06','endedAt':'2024-05-06T18:30:00Z'}\
                """.replace('\'', '"'));
    }

    @Test
    void a_stored_receipt_reads_as_it_did_at_first() {
        var read = accepted(Tills.sale());

        assertThat(CanonicalReceiptReader.read(read.canonical())).isEqualTo(read.receipt());
    }
}
