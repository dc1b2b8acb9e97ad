package io.pointbook.notification.dispatch;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ids that SMS centres give. Some write in the receipt in hexadecimal digits what the answer to the submission had in decimal
 * ones, or the other way round (SMPP 3.3 and 3.4 differ here).
 */
final class CarrierIds {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,40}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,40}");
    private static final int TEN = 10;
    private static final int SIXTEEN = 16;

    private CarrierIds() {}

    /** All writings of the id, its own first; in lower case. */
    static Set<String> alike(String id) {
        var own = id.toLowerCase(Locale.ROOT);
        var alike = new LinkedHashSet<String>();
        alike.add(own);
        if (HEXADECIMAL.matcher(own).matches()) {
            alike.add(new BigInteger(own, SIXTEEN).toString(TEN));
        }
        if (DECIMAL.matcher(own).matches()) {
            var hexadecimal = new BigInteger(own).toString(SIXTEEN);
            alike.add(hexadecimal);
            // some centres fill up to eight digits
            alike.add("0".repeat(Math.max(0, 8 - hexadecimal.length())) + hexadecimal);
        }
        return alike;
    }
}
