package io.xinglin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up admission notes of several departments as JSON lines with {@code id, sex, age, department, date, text}. The same
 * number gives the same note everywhere; no sentence comes from a real record.
 *
 * @param characters length of a note's text, within a sentence
 */
record SyntheticNotes(int characters) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SPANS = List.of("2小时", "1天", "3天", "1周", "半个月", "1个月", "2个月", "3个月", "半年", "2年");
    private static final List<String> DENIED =
            List.of("发热", "寒战", "咯血", "胸痛", "乏力", "盗汗", "腹泻", "呕吐", "抽搐", "皮疹", "尿频", "头晕", "黑便", "心悸");
    private static final List<String> HABITS =
            List.of("神志清，精神可，胃纳欠佳，睡眠尚安，大小便正常", "精神一般，食欲减退，睡眠差，体重无明显增减", "神志清，饮食睡眠可，小便正常，大便偏干");
    private static final List<String> PAST = List.of(
            "高血压病10年，口服硝苯地平缓释片30mg每日一次", "2型糖尿病5年，口服二甲双胍0.5g每日三次", "否认高血压、糖尿病、冠心病病史", "慢性胃炎3年，未规律治疗", "8年前行阑尾切除术");
    private static final List<String> FAMILY = List.of("父亲患高血压病", "母亲患糖尿病", "否认家族遗传病史", "兄长患冠心病");
    private static final List<String> SIGNS = List.of("双肺呼吸音清", "腹软，无压痛", "心律齐，未闻及杂音", "双下肢无水肿", "颈软，无抵抗", "咽部充血");

    /** What one department's notes speak of. */
    private record Department(
            String name,
            List<String> symptoms,
            List<String> natures,
            List<String> exams,
            List<String> drugs,
            List<String> diagnoses) {}

    private static final List<Department> DEPARTMENTS = List.of(
            new Department(
                    "呼吸内科",
                    List.of("咳嗽", "咳痰", "气促", "胸闷", "喘息"),
                    List.of("每天持续性，接触油烟后加重", "夜间明显", "痰白量不多，易咳出", "活动后加重，休息后缓解"),
                    List.of("胸部CT示两肺小结节灶", "胸部CT示右下肺炎症", "血常规示白细胞升高", "肺功能示轻度阻塞性通气障碍"),
                    List.of("头孢曲松", "氨溴索", "沙丁胺醇", "莫西沙星"),
                    List.of("社区获得性肺炎", "慢性支气管炎", "支气管哮喘", "慢性阻塞性肺疾病")),
            new Department(
                    "心内科",
                    List.of("胸痛", "心悸", "胸闷", "气促", "双下肢水肿"),
                    List.of("呈压榨样，向左肩放射", "活动后加重", "持续约5分钟自行缓解", "夜间不能平卧"),
                    List.of("心电图示ST段压低", "心脏彩超示左室肥大", "肌钙蛋白升高", "冠脉CTA示前降支狭窄"),
                    List.of("阿司匹林", "阿托伐他汀", "美托洛尔", "单硝酸异山梨酯"),
                    List.of("冠心病", "心力衰竭", "心房颤动", "不稳定型心绞痛")),
            new Department(
                    "消化内科",
                    List.of("腹痛", "腹胀", "反酸", "恶心", "呕吐"),
                    List.of("位于上腹部，呈隐痛", "进食后加重", "呕吐物为胃内容物", "与体位无关"),
                    List.of("胃镜示慢性浅表性胃炎", "腹部B超示胆囊结石", "肝功能示转氨酶升高", "腹部CT未见明显异常"),
                    List.of("奥美拉唑", "铝碳酸镁", "多潘立酮", "左氧氟沙星"),
                    List.of("慢性胃炎", "胃溃疡", "急性胆囊炎", "胃食管反流病")),
            new Department(
                    "神经内科",
                    List.of("头痛", "头晕", "肢体无力", "言语不清", "肢体麻木"),
                    List.of("呈阵发性胀痛", "右侧明显", "伴视物旋转", "晨起时明显"),
                    List.of("头颅CT示左侧基底节区低密度影", "头颅MRI示多发腔隙性脑梗死", "颈动脉彩超示斑块形成", "脑电图未见异常"),
                    List.of("阿司匹林", "氯吡格雷", "丁苯酞", "甘露醇"),
                    List.of("脑梗死", "偏头痛", "脑出血", "短暂性脑缺血发作")),
            new Department(
                    "儿科",
                    List.of("发热", "咳嗽", "流涕", "呕吐", "腹泻"),
                    List.of("体温最高39.2℃", "呈阵发性，夜间明显", "吐出少许胃内容物", "大便呈黄色稀水样，每日5次"),
                    List.of("血常规示中性粒细胞升高", "胸片示双肺纹理增粗", "大便常规示白细胞阳性", "C反应蛋白升高"),
                    List.of("布洛芬", "头孢克肟", "蒙脱石散", "磷酸奥司他韦颗粒"),
                    List.of("急性扁桃体炎", "支气管肺炎", "轮状病毒肠炎", "急性上呼吸道感染")),
            new Department(
                    "泌尿外科",
                    List.of("腰痛", "尿频", "尿急", "血尿", "排尿困难"),
                    List.of("呈阵发性绞痛，向会阴部放射", "夜尿3次", "终末血尿", "劳累后加重"),
                    List.of("泌尿系B超示左肾结石", "尿常规示红细胞阳性", "腹部CT示左输尿管上段结石", "前列腺特异性抗原正常"),
                    List.of("坦索罗辛", "左氧氟沙星", "双氯芬酸钠", "非那雄胺"),
                    List.of("肾结石", "前列腺增生", "膀胱炎", "输尿管结石")));

    /** The note of a number, from 0. */
    String line(int number) {
        SplittableRandom random = new SplittableRandom(number);
        Department department = any(DEPARTMENTS, random);
        boolean child = department.name().equals("儿科");
        int age = child ? 1 + random.nextInt(13) : 18 + random.nextInt(72);
        boolean male = random.nextBoolean();
        return JSON.createObjectNode()
                .put("id", "S" + number)
                .put("sex", male ? "M" : "F")
                .put("age", String.valueOf(age))
                .put("department", department.name())
                .put("date", String.format("2026-%02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(28)))
                .put(
                        "text",
                        text(department, (child ? "患儿" : "患者") + "，" + (male ? "男" : "女") + "，" + age + "岁。", random))
                .toString();
    }

    private String text(Department department, String who, SplittableRandom random) {
        String main = any(department.symptoms(), random);
        String span = any(SPANS, random);
        String head = who + "\n主诉：" + main + span + "。\n现病史：" + span + "前无明显诱因下出现" + main + "，"
                + any(department.natures(), random) + "，伴" + any(department.symptoms(), random) + "，无"
                + any(DENIED, random)
                + "、" + any(DENIED, random) + "。";
        String tail = any(HABITS, random) + "。\n既往史：" + any(PAST, random) + "。\n家族史：" + any(FAMILY, random)
                + "。\n体格检查：体温" + (36 + random.nextInt(4)) + "." + random.nextInt(10) + "℃，脉搏"
                + (60 + random.nextInt(60)) + "次/分，血压" + (100 + random.nextInt(70)) + "/" + (60 + random.nextInt(40))
                + "mmHg。" + any(SIGNS, random) + "，" + any(SIGNS, random) + "。\n辅助检查："
                + any(department.exams(), random) + "。" + any(department.exams(), random) + "。\n初步诊断："
                + any(department.diagnoses(), random) + "。";
        StringBuilder course = new StringBuilder();
        while (head.length() + course.length() + tail.length() < characters) {
            course.append(step(department, random));
        }
        return head + course + tail;
    }

    /** A sentence on the course of the illness. */
    private static String step(Department department, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                any(SPANS, random) + "前至外院就诊，查" + any(department.exams(), random) + "，考虑“"
                        + any(department.diagnoses(), random) + "”。";
            case 1 -> "予口服“" + any(department.drugs(), random) + "”治疗，症状稍好转。";
            case 2 ->
                any(SPANS, random) + "前" + any(department.symptoms(), random) + "较前加重，"
                        + any(department.natures(), random) + "，无" + any(DENIED, random) + "、" + any(DENIED, random)
                        + "。";
            default -> "病程中无" + any(DENIED, random) + "，无" + any(DENIED, random) + "、" + any(DENIED, random) + "。";
        };
    }

    private static <T> T any(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
