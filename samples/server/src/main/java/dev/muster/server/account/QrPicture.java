package dev.muster.server.account;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as an SVG path, so that a page can show it without a picture from anywhere.
 *
 * @param size how many squares it is wide and high, with its quiet border
 * @param path the dark squares, each one unit
 */
public record QrPicture(int size, String path) {
    private static final int BORDER = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(' ')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * BORDER, path.toString());
    }
}
