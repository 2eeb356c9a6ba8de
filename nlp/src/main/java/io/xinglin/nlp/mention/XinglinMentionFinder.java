package io.xinglin.nlp.mention;

import io.xinglin.core.note.MentionFinder;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.lexicon.LexiconEntry;
import io.xinglin.nlp.tagger.CharacterTagger;
import io.xinglin.nlp.tagger.SpanTagger;
import io.xinglin.nlp.text.Cue;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mentions of the product's own scheme: lexicon words, widened and completed by the taggers, a body site joined to the
 * complaint that follows it, and times. Safe for use by many threads.
 */
public final class XinglinMentionFinder implements MentionFinder {
    /** Complaints that say little without the site before them: 右膝 + 肿胀. */
    private static final Set<String> GENERIC = Set.of(
            "疼痛", "肿胀", "麻木", "无力", "出血", "包块", "肿块", "肿物", "酸痛", "胀痛", "刺痛", "隐痛", "绞痛", "剧痛", "瘙痒", "肿痛", "不适", "钝痛",
            "皮疹", "活动受限", "活动障碍", "活动不利", "感觉减退", "感觉障碍");

    /** Diseases that say little without the site before them: 第5肋骨 + 骨折. */
    private static final Set<String> GENERIC_DISEASES =
            Set.of("骨折", "陈旧性骨折", "占位", "占位性病变", "结石", "囊肿", "脓肿", "血肿", "脱位", "息肉");

    /** What the taggers take for part of a name now and then. */
    private static final Cue NO_MENTION = Cue.of(
            "、患孕产病体街省市区县镇乡村州约父母姐妹兄弟祖,。;",
            "、|患者|患儿|孕妇|产妇|病史|体健|街道|[省市区县镇乡村州约]$|(?:父|母|姐|妹|兄|弟|祖)[^,]{0,3}(?:患|有)|^患|[,。;]$");

    /** Whose the thing is: no part of its name, whoever's it is. */
    private static final Pattern OWNER = Pattern.compile(
            "^(?:患者|患儿|孕妇|产妇|新生儿)?之?(?:其[父母兄弟姐妹子女夫妻]|父亲|母亲|父母|哥哥|弟弟|姐姐|妹妹|祖父|祖母|外祖父|外祖母|爷爷|奶奶|外公|外婆|儿子|女儿|丈夫|妻子|配偶|爱人|家属)[的之]?(?=..)");

    /** (胃小弯)中分化腺癌: where it was taken from. */
    private static final Pattern BRACKETED = Pattern.compile("^\\([^()]{1,16}\\)(?=..)");

    private static final String MARKS = "“”\"‘’'，,。、;: \n\r";

    private final Lexicon lexicon;
    private final List<SpanTagger> taggers;

    public XinglinMentionFinder(Lexicon lexicon, List<SpanTagger> taggers) {
        this.lexicon = lexicon;
        this.taggers = List.copyOf(taggers);
    }

    @Override
    public Scheme scheme() {
        return Scheme.XINGLIN;
    }

    @Override
    public List<Candidate> find(String note, List<Section> sections) {
        FoldedText text = FoldedText.of(note);
        Coverage found = new Coverage(text.length());
        int done = 0;
        for (Lexicon.Hit hit : lexicon.find(text)) {
            Lexicon.Hit whole = lexicon.ofSite(text, hit).orElse(hit);
            if (hit.span().start() >= done && plausible(text, whole)) {
                found.add(whole.span(), whole.entry().type(), whole.entry().codes());
                done = whole.span().end();
            }
        }
        LexiconClasses classes = lexicon.classes(text);
        for (SpanTagger tagger : taggers) {
            for (CharacterTagger.Tagged tagged : tagger.tag(text, classes)) {
                complete(text, tagged, found);
            }
        }
        join(text, found);
        for (Span time : TimeExpressions.find(text)) {
            found.addIfFree(time, MentionType.TIME, List.of());
        }
        return found.candidates();
    }

    /** One-character and Latin one-letter words need a neighbour that speaks for them. */
    private static boolean plausible(FoldedText text, Lexicon.Hit hit) {
        if (partOfOther(text, hit.span())) {
            return false;
        }
        int length = hit.span().end() - hit.span().start();
        MentionType type = hit.entry().type();
        if (type == MentionType.VITAL_SIGN && length == 1) {
            int start = hit.span().start();
            boolean joined =
                    start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)) && text.charAt(start - 1) < 128;
            return !joined && followedByNumber(text, hit.span().end());
        }
        if (length > 1) {
            return true;
        }
        char next = hit.span().end() < text.length() ? text.charAt(hit.span().end()) : ' ';
        return switch (type) {
            case BODY_SITE -> false;
            case LAB_TEST -> followedByNumber(text, hit.span().end());
            default -> "、,。;及和伴 ".indexOf(next) >= 0;
        };
    }

    /** 呼吸 of 呼吸机 and 深呼吸 is no vital sign, nor 脉搏 of 动脉搏动; 中性粒细胞 that infiltrates a tissue is no blood test. */
    private static boolean partOfOther(FoldedText text, Span span) {
        String words = text.folded().substring(span.start(), span.end());
        String next = text.folded().substring(span.end(), Math.min(text.length(), span.end() + 2));
        return switch (words) {
            case "呼吸" -> next.startsWith("机") || (span.start() > 0 && text.charAt(span.start() - 1) == '深');
            case "脉搏" -> next.startsWith("动");
            case "中性粒细胞", "淋巴细胞" -> next.equals("浸润");
            default -> next.startsWith("型");
        };
    }

    private static boolean followedByNumber(FoldedText text, int from) {
        int i = from;
        while (i < text.length() && i < from + 3 && ": ".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i < text.length() && Character.isDigit(text.charAt(i));
    }

    private void complete(FoldedText text, CharacterTagger.Tagged tagged, Coverage found) {
        Span span = trimmed(text, tagged.span());
        String words = text.folded().substring(span.start(), span.end());
        Optional<MentionType> type = SchemeTypes.of(tagged.label(), words);
        if (type.isEmpty() || words.isBlank() || NO_MENTION.in(words) || partOfOther(text, span)) {
            return;
        }
        List<Code> codes = lexicon.entry(words).map(LexiconEntry::codes).orElse(List.of());
        found.addOrWiden(span, type.get(), codes);
    }

    /** Without quotation marks and blanks at the ends, and without whose it is or where it was taken from. */
    private static Span trimmed(FoldedText text, Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && MARKS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && MARKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        Matcher bracketed = BRACKETED.matcher(text.folded().substring(start, end));
        start += bracketed.find() ? bracketed.end() : 0;
        Matcher owner = OWNER.matcher(text.folded().substring(start, end));
        start += owner.find() ? owner.end() : 0;
        boolean history =
                end - start > 1 && end < text.length() && text.charAt(end - 1) == '病' && text.charAt(end) == '史';
        boolean sudden =
                end - start > 1 && end < text.length() && text.charAt(end - 1) == '突' && text.charAt(end) == '发';
        return new Span(start, history || sudden ? end - 1 : end);
    }

    private static boolean generic(FoldedText text, Candidate complaint) {
        Span span = complaint.span();
        String name = text.folded().substring(span.start(), span.end());
        return (complaint.label().equals(MentionType.SYMPTOM.name()) && GENERIC.contains(name))
                || (complaint.label().equals(MentionType.DISEASE.name()) && GENERIC_DISEASES.contains(name));
    }

    private static void join(FoldedText text, Coverage found) {
        List<Candidate> all = new ArrayList<>(found.candidates());
        all.sort(Comparator.comparingInt(c -> c.span().start()));
        for (int i = 1; i < all.size(); i++) {
            Candidate site = all.get(i - 1);
            Candidate complaint = all.get(i);
            boolean adjacent = site.span().end() == complaint.span().start();
            if (adjacent && site.label().equals(MentionType.BODY_SITE.name()) && generic(text, complaint)) {
                found.replace(site, complaint);
            }
        }
    }
}
