// java Redraw.java SECRET "PUBLIC VALUE, or nothing" WINNERS < entries.tsv     one entry a line: lot, member, tickets
import static java.math.BigInteger.*;

import java.math.BigInteger;
import java.security.MessageDigest;

String sha(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes("UTF-8")));
}

void main(String[] given) throws Exception {
    var entries = new ArrayList<String[]>();
    for (var line : new String(System.in.readAllBytes(), "UTF-8").split("\n")) if (!line.isBlank()) entries.add(line.split("\t"));
    var list = new StringBuilder();
    for (var e : entries) list.append(String.join("\n", e)).append("\n");
    var seed = sha(given[0] + "\n" + given[1] + "\n" + sha(list.toString()));
    IO.println("commitment " + sha(given[0]) + "\ndigest " + sha(list.toString()) + "\nseed " + seed);
    for (int place = 1; place <= Integer.parseInt(given[2]) && !entries.isEmpty(); place++) {
        var all = ZERO;
        for (var e : entries) all = all.add(new BigInteger(e[2]));
        var hashes = TWO.pow(64);
        var hash = hashes;
        for (int i = 0; hash.compareTo(hashes.subtract(hashes.mod(all))) >= 0; i++)
            hash = new BigInteger(sha(seed + "\n" + place + "\n" + i).substring(0, 16), 16);
        var ticket = hash.mod(all);
        String[] won = null;
        for (var e : entries) if (won == null && (ticket = ticket.subtract(new BigInteger(e[2]))).signum() < 0) won = e;
        var member = won[1];
        IO.println(place + " " + member + " " + won[0]);
        entries.removeIf(e -> e[1].equals(member));
    }
}
