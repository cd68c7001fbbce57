"""The two annexes as data: dimensions, criteria, what the panel looks at, evidence asked for."""

from laurel.rulebook.articles import ANNEX_1, ANNEX_2
from laurel.rulebook.criteria import Criterion, Dimension, Scope, may, shall

OVERALL_SERVICE: tuple[Dimension, ...] = (
    Dimension(
        "A",
        "basic_service",
        "基礎服務",
        "Basic service",
        Scope.INDIVIDUAL,
        ANNEX_1,
        (
            Criterion(
                "A1",
                "consistency_accuracy",
                "服務一致及正確",
                "Consistency and accuracy",
                (
                    "作業流程：申辦業務有沒有標準流程，定期檢討了沒有",
                    "及時：案件是不是在期限內辦完",
                    "專業：服務人員能不能正確回應與處理",
                    "其他：單位自己提出的數據或事證",
                ),
                (
                    shall("標準作業流程的訂定比率與檢討情形"),
                    shall("處理時限內完成的案件比率"),
                    shall("提升專業度的作法與成效，並附測試結果"),
                    may("其他足以呈現一致與正確的數據"),
                ),
            ),
            Criterion(
                "A2",
                "friendliness",
                "服務友善",
                "Friendliness",
                (
                    "設施：合不合業務與服務對象的需要",
                    "網站：好不好瀏覽、查詢，內容對不對、連結通不通",
                    "態度：服務人員的禮貌",
                    "透明：主動公開資訊、開放資料、讓民眾查得到案件進度",
                    "其他：單位自己提出的數據或事證",
                ),
                (
                    shall("電話禮貌測試結果"),
                    may("其他提升禮貌態度的作法與成效"),
                    may("資料盤點、開放格式與更新情形"),
                    may("案件查詢管道的種類與使用情形"),
                ),
            ),
        ),
    ),
    Dimension(
        "B",
        "service_delivery",
        "服務遞送",
        "Service delivery",
        Scope.INDIVIDUAL,
        ANNEX_1,
        (
            Criterion(
                "B1",
                "convenience",
                "服務便捷",
                "Convenience",
                (
                    "單一窗口：臨櫃、電話或網站一處辦好",
                    "少附書表：以機關間查驗取代民眾檢附",
                    "線上與跨平台：可以線上申辦、用手機也能辦",
                    "其他作法",
                ),
                (
                    may("減少書表的數量或比率、節省的往返時間或規費"),
                    may("可線上申辦的項目比率、使用率與成長率"),
                    may("可跨平台使用的比率"),
                ),
            ),
            Criterion(
                "B2",
                "reachability",
                "服務可近性",
                "Accessibility",
                (
                    "在地與客製：依轄區和客群的特性設計",
                    "專人全程：由機關協調，不讓民眾奔波",
                    "主動：對弱勢、偏遠或交通不便者到府到點",
                    "其他作法",
                ),
                (may("各作法的服務人次、範圍與成效"),),
            ),
            Criterion(
                "B3",
                "growth_optimisation",
                "服務成長及優化",
                "Growth and optimisation",
                (
                    "突破成長：排除不利條件達成目標的努力與成效",
                    "優質服務：比原有作法更有挑戰、更有特色的服務",
                ),
                (may("目標、條件與達成情形的對照"),),
            ),
        ),
    ),
    Dimension(
        "C",
        "service_capacity",
        "服務量能",
        "Service capacity",
        Scope.INDIVIDUAL,
        ANNEX_1,
        (
            Criterion(
                "C1",
                "internal_simplification",
                "內部作業簡化",
                "Internal simplification",
                ("蒐集同仁意見，檢討流程，減少不必要的審核與程序",),
                (shall("簡化的作法"), shall("具體數據，例如減省的人力、物力或時間")),
            ),
            Criterion(
                "C2",
                "improvement_mechanism",
                "服務精進機制",
                "Improvement mechanism",
                ("內部有沒有常態運作的精進機制，首長怎麼帶領", "同仁創新提案與採行的情形"),
                (may("創新服務提案件數與採行率"), may("精進機制的運作紀錄")),
            ),
        ),
    ),
    Dimension(
        "D",
        "service_evaluation",
        "服務評價",
        "Service evaluation",
        Scope.INDIVIDUAL,
        ANNEX_1,
        (
            Criterion(
                "D1",
                "satisfaction",
                "服務滿意情形",
                "Satisfaction",
                ("定期調查民眾滿意度：環境、禮儀、專業、措施", "其他了解民眾評價的方式"),
                (
                    shall("調查設計、抽樣設計、調查結果、趨勢分析與檢討改善"),
                    shall("內部同仁滿意度調查"),
                    may("其他評價機制的執行情形與結果"),
                ),
            ),
            Criterion(
                "D2",
                "feedback_handling",
                "意見回應處理情形",
                "Feedback handling",
                ("民眾意見、抱怨與陳情，怎麼回應、怎麼解決",),
                (
                    shall("意見回應處理機制"),
                    shall("處理情形"),
                    shall("陳情案件處理滿意度調查，含趨勢分析與檢討改善"),
                ),
            ),
        ),
    ),
    Dimension(
        "E",
        "open_innovation",
        "開放創新",
        "Openness and innovation",
        Scope.OVERALL,
        ANNEX_1,
        (
            Criterion(
                "E1",
                "open_innovation",
                "開放創新",
                "Openness and innovation",
                (
                    "不另闢章節：寫在各構面裡，由委員綜整",
                    "開放參與：以對話引進民眾觀點，一起設計服務",
                    "創新性：與現行不同、對服務對象確實有益的想法或作法",
                ),
            ),
        ),
    ),
)

PROJECT_PLANNING: tuple[Dimension, ...] = (
    Dimension(
        "P1",
        "problem_analysis",
        "問題分析",
        "Problem analysis",
        Scope.INDIVIDUAL,
        ANNEX_2,
        (
            Criterion(
                "P1",
                "problem_analysis",
                "問題分析",
                "Problem analysis",
                (
                    "背景與問題：和社經趨勢或重大議題的關聯，對民眾與利害關係人為什麼重要",
                    "釐清問題：以多元管道蒐集意見，用分析工具界定範疇",
                ),
                (shall("專案背景、欲解決的問題與其重要性"), shall("意見蒐集與範疇界定的過程")),
            ),
        ),
    ),
    Dimension(
        "P2",
        "plan_content",
        "規劃內容",
        "Plan content",
        Scope.INDIVIDUAL,
        ANNEX_2,
        (
            Criterion(
                "P2",
                "plan_content",
                "規劃內容",
                "Plan content",
                (
                    "法規調適與流程簡化",
                    "跨機關整合",
                    "資料開放與資源共用共享",
                    "引進社會資源",
                    "善用資通訊科技",
                    "分眾服務",
                    "其他策略或方法",
                ),
                (may("採行的策略與方法，及選擇的理由"),),
            ),
        ),
    ),
    Dimension(
        "P3",
        "outcomes",
        "推動成效",
        "Outcomes",
        Scope.INDIVIDUAL,
        ANNEX_2,
        (
            Criterion(
                "P3-1",
                "external_benefit",
                "外部效益",
                "External benefit",
                ("服務使用、便捷友善、可近性、滿意與受益、形象，及其他對外的效益",),
                (shall("外部效益的說明"), may("服務案件數、使用成長率、受益人數等數據")),
            ),
            Criterion(
                "P3-2",
                "internal_benefit",
                "內部效益",
                "Internal benefit",
                ("節省的人力、物力、時間；同仁的滿意、認同與配合",),
                (shall("內部效益的說明"), may("節省成本的數據")),
            ),
            Criterion(
                "P3-3",
                "cost_reasonableness",
                "成本合理性",
                "Cost reasonableness",
                ("投入與產出合不合理", "為了社會公平正義而必須提供時，可以作為例外"),
                (shall("投入成本與產出效益的比較"),),
            ),
            Criterion(
                "P3-4",
                "sustainability_diffusion",
                "服務持續性及擴散性",
                "Sustainability and diffusion",
                ("能不能持續，或成為例行服務", "能不能供其他機關學習，擴散到哪裡"),
                (shall("持續運作或例行化的情形"), shall("標竿學習與擴散情形")),
            ),
        ),
    ),
    Dimension(
        "P4",
        "open_innovation",
        "開放創新",
        "Openness and innovation",
        Scope.OVERALL,
        ANNEX_2,
        (
            Criterion(
                "P4",
                "open_innovation",
                "開放創新",
                "Openness and innovation",
                (
                    "不另闢章節：寫在問題分析與規劃內容裡，由委員綜整",
                    "開放參與：以對話引進民眾觀點，一起設計服務",
                    "創新性：與現行不同、對服務對象確實有益的想法或作法",
                ),
            ),
        ),
    ),
)
