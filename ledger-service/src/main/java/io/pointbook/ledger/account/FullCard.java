package io.pointbook.ledger.account;

/**
 * A collecting card: so many units of one wallet are exchanged for units of another as soon as they are there.
 *
 * @param programme id of the programme
 * @param version of the programme
 * @param rule id of the card within its programme
 * @param collects the wallet that is collected
 * @param full units of {@code collects} that fill one card, above zero
 * @param wallet the wallet that the reward goes to, another one than {@code collects}
 * @param points reward for one full card, in units of {@code wallet}, above zero
 */
public record FullCard(
        String programme, int version, String rule, String collects, long full, String wallet, long points) {}
