package io.pointbook.ledger.ingest.receipt;

import static io.pointbook.ledger.ingest.receipt.Tills.CARD;
import static io.pointbook.ledger.ingest.receipt.Tills.HASHER;
import static io.pointbook.ledger.ingest.receipt.Tills.accepted;
import static io.pointbook.ledger.ingest.receipt.Tills.canonical;
import static io.pointbook.ledger.ingest.receipt.Tills.saleWith;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 1.5 of the rules: nobody behind the reader sees a card number. */
class CardSecrecyTest {

    @Test
    void the_stored_receipt_has_the_keyed_hash_and_the_last_four_in_the_place_of_every_card_number() {
        var read = accepted(saleWith("{'storeId'", "{'otherCards':['9900112233','short'],'storeId'"));

        assertThat(canonical(read))
                .contains("\"card\":{\"number\":{\"hash\":\"" + HASHER.hash(CARD)
                        + "\",\"last4\":\"5678\"},\"entryMethod\":\"SCANNED\"}")
                .contains("\"otherCards\":[{\"hash\":\"" + HASHER.hash("9900112233")
                        + "\",\"last4\":\"2233\"},{\"hash\":\"" + HASHER.hash("short") + "\"}]")
                .doesNotContain(CARD)
                .doesNotContain("9900112233")
                .doesNotContain("short");
        assertThat(read.toString()).doesNotContain(CARD).doesNotContain("9900112233");
    }

    @Test
    void a_member_of_the_till_is_never_taken_for_the_hash() {
        var read = accepted(saleWith("'card':{", "'card':{'hash':'fake','last4':'0000',"));

        assertThat(read.receipt().card()).extracting("hash").isEqualTo(HASHER.hash(CARD));
        assertThat(CanonicalReceiptReader.read(read.canonical())).isEqualTo(read.receipt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'number':2981000012345678",
                "'number':['2981000012345678']",
                "'number':'2981000012345678x",
                "'number':'2981000012345678','number':'2981000012345678'",
                "'number':2981000012345678x",
                "'2981000012345678':{'a':1,'a':2},'number':'1'",
                "'number':'2981000012345678 2981000012345678 2981000012345678 298100001'",
                "'number':'2981000012345678'2981000012345678",
                "'entryMethod':'2981000012345678','number':'1'"
            })
    void no_reason_quotes_a_card_number(String member) {
        String json = "{'card':{" + member + "},'storeId':'S1'}";

        var answer = Tills.refused(json);

        assertThat(answer.reason()).doesNotContain("298100001");
        assertThat(answer.toString()).doesNotContain("298100001");
    }
}
