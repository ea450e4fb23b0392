internal import Foundation

/// The triples of letters that are usual in words of European languages.
///
/// A triple is usual if it makes up at least 1 in 100,000 of the triples of one language's word list:
/// American English, Danish, Dutch, French, German, Italian, Norwegian, Polish, Portuguese, Spanish or
/// Swedish, without accents. The edge of a word counts as a letter. `Scripts/letter-triples` generates
/// the table. Two unusual triples occur in 0.1 % of English words of six letters, and in 78 % of random
/// sequences of six letters.
package enum LetterTriples {
    /// Returns the number of unusual triples in a word; 0 if it has letters outside a–z.
    ///
    /// - Parameter word: The word in lower case.
    package static func unusualCount(in word: some StringProtocol) -> Int {
        var previous: [Int] = [0]
        var count = 0
        for byte in Array(word.utf8) + [UInt8(ascii: " ")] {
            let letter: Int
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): letter = Int(byte - UInt8(ascii: "a")) + 1
            case UInt8(ascii: " "): letter = 0
            default: return 0
            }
            if previous.count == 2 {
                if !isUsual(previous[0], previous[1], letter) { count += 1 }
                previous.removeFirst()
            }
            previous.append(letter)
        }
        return count
    }

    private static func isUsual(_ first: Int, _ second: Int, _ third: Int) -> Bool {
        let index = (first * 27 + second) * 27 + third
        return table[index / 8] & (1 << (index % 8)) != 0
    }

    private static let table: [UInt8] = {
        guard let data = Data(base64Encoded: encoded), data.count == (27 * 27 * 27 + 7) / 8 else {
            preconditionFailure("the table of letter triples is damaged")
        }
        return Array(data)
    }()

    private static let encoded = """
        AAAA8P//v+w3n2VmSS3rS27/v//LWrNI9ppX8v5s8u/vqowgmGz82WXv3Sdbbx7JOvLJ/7+/Ytc8AgAAgew6n/3//y12zy///37K\
        arLJd7/XIgIAkxHvge09qwEAANCt14n//3+v/Pv4///fmfQcvP/v5/9/P0/sefCP39d//V7+///7///f///9+v//fydfL97++wQA\
        AIL////////7/7/f/3zfvd/v0582i0YkMfAnm4pdf1IDAADg+//fI9I8EhEEoIggCf///y8iSQIQAQKIAILgv//PItAkEMEmgaw2\
        j0QEQCSjDKL///8LAYAAAAAEN9o8/tPt84gkL/7/+S4iAAARQRAAAADgf68zMgKgAgAAwP//vwEAASAySWIAQAD++/8TAAAAAAAA\
        +P//97//v0UEQXC/328RQRAACAIIQBAA////FwAAAAAACEQEQRQggIBz+Xb9+f8ZAAAAAgIAAAAAwDdfJ1f0YQ0AAID//36LapJI\
        YBCEI/Ms/v//r4gki0TsSSViDIZ//z+KAILBxJ9dpsIokrWvkYggiP7//y8iSSIAABCcq/P7/7/fp/ft+vf/p4kkAUQESQwAAIB+\
        v36u6oMaAAAA33//vP3m8c63r///+/2/99/7/37d//fb3J5P///93dfn4f9/v///+/3/36//////6/fz/7vfAAAg+P//9///v///\
        +/3v191bfz797Pd6bTGHN+IY+P1/NQAAAP7//C8iSQAAAAD87nfj99+XJ9c8EpGkgQgwAP79/SoCyQARaQLYWuNIBBBEooIg+N//\
        jQgkCQAAADCrjafX/T6d7/fL94+DIpIEEBEAAQAAAAK0GCAiCAoAAAD8+/dbRJJEAIAAGBkswf//v0UkSXB336cTa1z8+/9TBpYG\
        IpYkuBXnkYgwAM5F8fDv308RSRIAAABgTpjH///9Pvvv0699H0UkSSAiCAAAAAB0wHVARBBEAAAA+P//vwgkCQQEAAACSID///+L\
        QNJARoILIoIA+Pf/pwwkD0QgQXAvyScTSRzY2+Lo///fAgIEAAAAwf00rtcm4vj/329/v37KSANAZBBEAAAA+MfpioggDAAAAPD/\
        /+8TaR6tfPP4/p/f///9vpPk0f1/v0UsaRArjID//X7e/ffr/7/f9/p9/v///79/f9/mewEAAIJ//X7////7/7/fn/xdPNvng4py\
        ikYEMVAAgIBfcxkDAADg///fIAAAABkE4Klwn///+3nDyAEQAQSIAADgl4+DAAAAuN3txp1uFmYEQXS73+1//X6PQHIAAAAAs9pY\
        /N3v5ogxD/z9ugsiDQAQAQABAAAAAgAAIgIAAAAAwP9//0XkWQRiCGARQQbc//dLRpIGIoIEEAFEwT9/N0Xwa3D/34d7XTKJCIdg\
        dhlF///9FpEkAQAACOb0+/3/3+/7/z79//dTVJIAIoIgAAAAwD0cF0QEQAAAAID///+PWPNIZJDE///9+v///60vH2//eSBqSKb/\
        ///f6ffh5Ltf///9vlPP0bwyj/7//30yzQcAABDMaNPo/7/f9/99/v////1+F0QEAQAgAID/9e6KCMIIAAAA////H5HkEYAgAMcm\
        Wfj/318RSRKIWFBABBAE//x/F5EEgQg3mUw0cXQizaNZSQz9//977JpHAAAAMHFkwf9/n0ek2bT/z0MRSQKICAIAAAAAmVicFBEA\
        BQAAAP7//y1iSSKRTxr///f7////IpI0/v/vt4gxif7//y8iCIL//36bWrZIRBBE97t9+vf/v5gkCQAAQDCyyqP//3////f737/7\
        ItIkEBkkgQggCP72e2EiCSsAAAB063X315/fKv++/v/vd/dff+90+3W/3y8RaR7943d5R7+X///9+v/v9/9+v////92/18///34D\
        AIDg///f////fv/v9///d+//+/C/3+sRAQStibLi/7/XAAAA+P//twgkiUQOASwiSID//3+bSPJIxIAAI5I8+vf/vwgACEQsCSBi\
        yCIRQBDJCALg////9/t9AgAAgL57n///+z0izKN/v56KCBJARIAAAAAAyNDihIggAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIoIAAgAAAAAAAAAAAAAAAAAAAAAAAADg////I5Y8\
        Mrkk8f1/v////39v2aO7/36JGpPp//+vMsAw+P/v9611i+7/+3W/36f///+PTfMIAAAE9/t8+v/v9/9/v///v3tqzQORYRIACADg\
        37+Tv/u5BgAAwP///0W9STQySeIRUxL9//9fxpJEI9c8eLXn1z///8902XD/36975zbN6vPIXplN///9n//uEQAACEQV2/T/36//\
        /37/+/faRJ8NIoIgAAAAwL9fP1b0awUAAID///+LWJNIZJKAIsIs+v//r4gkiUQsaXB336///3+OCLJAxJtcptIpEhGnwawyiP7/\
        /y8mWQIAAADc+/P7/7/f9/99+vf/t4g0C0YESQQAAIB/v26eSeYCAAAA3X7f/vvvl8onje/3+/x//2f7/V7e/vNTxJ5D//5/XBEH\
        4f93P/7///2/3+///X93yPXrb7tHAAAg+P//9///v///+w1AwoERaRb8/3Z7RAgGI4AI+LWGNQAAAP7//ioiTSAAAADMCJDg/7/v\
        IpIEEjXkgQghCP79+ygCAAIBTibNCudJBBwAo8YYeNX/twAEAQAAADCvz4cz/T6NCDAIVpomIoIAAgAAAAAAAAIAOAAAAAAAAAD8\
        /3dfRJAAIoMgDpEk4P8fNwEAQCAiQAARQQD88/dbAAAAIpIsGBFEkIgggEYEcfT732sRSRIBAABARBDAKxsxHCkkQc5/J0EAACAi\
        CAAAAAD8//fSVpwAAAAA6JTjAwAAAEQmSQAAAIAdPQ4AAAIAAAAAIoIg8NfXAgAAAAAgACAgAAAAAAAAAAAgCKgLIpIkAAAAAAAA\
        AAIAQDAiyAJTGAIACAAAAAAAAAJAiYRAAAgAAAAAANDp1wsbTRaN/IL6xp7Fv3g8FJPkwex8L0QAARACjoAVNATMePNiVhsPd/Y9\
        2tXGWTVWr1amewQAAIBb/z6/+fd6ZJ9XuEAZkJFCgI4yiwQEAVAAgIBbdVQBAADg///fIpIkEpkEsYgyif//+ykAQAARaVKICILg\
        379fIoAgEJEkhYggCEaESSQiCKJ//V+KSJIIAAAEIoAgXlGN9Qgkqf7/+wkACAARSRYBAADg/7/XI5IoAg==
        """
}
