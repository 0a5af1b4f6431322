import { compileLeads, compileWhole, compileWords, normaliseWords } from './words.ts';

const INFO = compileWords(`
  troubleshooting, common issues, common problems, known issues, faq, note, notes, tip, tips,
  warning, example*, reference*, resource*, link, links, related, see also, support, contact,
  contacts, overview, introduction, intro, about, background, architecture, structure, features,
  whats new, changelog, history, glossary, appendix, table of contents, contents,
  useful commands, quick reference, quick commands, helpful commands, next steps, summary,
  tech stack, stack, purpose, scope, legend, how to use, usage, license, documentation, docs,
  files, expected, output, result, results, response, should return, why, context, description,
  details, status, files created, files modified, key features, problembehebung, fehlerbehebung,
  fehlersuche, haufige probleme, hinweis, hinweise, beispiel*, ubersicht, einleitung,
  hintergrund, kontakt, architektur, ansprechpartner, uberblick, verweise, anhang, depannage,
  problemes courants, remarque*, exemple*, apercu, contexte, liens, ressources, annexe,
  solucion de problemas, problemas comunes, nota, notas, ejemplo*, resumen, introduccion,
  contacto*, enlaces, recursos, soporte, solucao de problemas, problemas comuns, exemplo*,
  resumo, introducao, contato*, suporte, visao geral, risoluzione dei problemi, esempi*,
  panoramica, note, contatti, risorse, probleemoplossing, opmerking*, voorbeeld*, overzicht,
  contactpersonen, rozwiazywanie problemow, uwagi, przyklad*, przeglad, kontakt,
  устранение неполадок, решение проблем, частые проблемы, примечани*, пример*, обзор, введение,
  контакты, ссылки, полезные команды, 故障排除, 常见问题, 常見問題, 问题排查, 注意事项, 注意事項, 说明, 示例, 概述, 简介, 参考,
  联系方式, 相关文档, 目录, トラブルシューティング, よくある質問, よくあるエラー, 対処法, 注意点, 概要, はじめに, 参考, 例, 備考, 連絡先, 문제 해결,
  트러블슈팅, 자주 묻는 질문, 참고, 주의사항, 예시, 개요, 소개, 연락처, xu ly su co, khac phuc su co, ghi chu, vi du,
  tong quan, gioi thieu, tai lieu tham khao, trikciu salinimas, problemu sprendimas, pastabos,
  pavyzdys, apzvalga, nuorodos, sorun giderme, notlar, ornek, genel bakis, kaynaklar, iletisim`);

/** Lists of things that were decided against, or are put off. */
const NOT_TO_DO = compileLeads(`
  won t do, wont do, will not do, not doing, out of scope, not in scope,
  not included in this release, non goals, deferred, postponed, nicht enthalten,
  nicht im umfang, ausserhalb des umfangs, hors perimetre, hors scope, fuera de alcance,
  fora do escopo, fuori ambito, buiten scope, poza zakresem, не делаем, вне рамок, не входит,
  不做, 范围外, 不在范围内, 対象外, 範囲外, 범위 외, 제외 항목, ngoai pham vi, nedarysime, kapsam disi`);

/** Questions with boxes as answers, if they are all that the heading says. */
const QUESTION = compileWhole(`
  severity, severity level, priority, priority level, impact level, risk level, affected area,
  affected areas, affected components, bug type, issue type, schweregrad, prioritat, severite,
  gravite, priorite, gravedad, severidad, prioridad, severidade, gravidade, prioridade, gravita,
  priorita, ernst, prioriteit, priorytet, серьезность, критичность, приоритет, 严重程度, 優先級, 优先级,
  重大度, 優先度, 심각도, 우선순위, muc do nghiem trong, do uu tien, prioritetas, onem derecesi, oncelik`);

/** The same, wherever the words stand. */
const CHOOSE = compileWords(`
  type of change, types of changes, change type, kind of change, type of issue, select one,
  choose one, check one, tick one, pick one, select all that apply, check all that apply,
  art der anderung, zutreffendes ankreuzen, type de changement, tipo de cambio, tipo de mudanca,
  tipo de alteracao, tipo di modifica, soort wijziging, typ zmiany, тип изменений,
  тип изменения, 变更类型, 修改类型, 変更の種類, 변경 유형, 변경 사항 종류, loai thay doi, pakeitimo tipas,
  degisiklik turu`);

const REPORT_FORM = compileLeads(`
  bug report, bug_report, issue report, feature request, feature_request, incident report,
  fehlerbericht, fehlermeldung, rapport de bug, rapport d incident, reporte de error,
  reporte de errores, relatorio de bug, segnalazione bug, zgloszenie bledu, отчет об ошибке,
  сообщение об ошибке, 错误报告, 缺陷报告, バグ報告, 不具合報告, 버그 리포트, 버그 신고, bao cao loi, klaidos pranesimas,
  hata bildirimi`);

/** A heading below which things are explained, not checked. */
export function isInfoTitle(title: string): boolean {
  return (
    INFO.test(normaliseWords(title)) &&
    !/\b(?:check|verif\w*|test\w*)\b/.test(normaliseWords(title))
  );
}

export function isNotToDoTitle(title: string): boolean {
  return NOT_TO_DO.test(trimTitle(title));
}

/** A heading that asks something, with the boxes below it as answers. */
export function isQuestionTitle(title: string): boolean {
  const words = trimTitle(title);
  return QUESTION.test(words) || CHOOSE.test(words);
}

/** A form in which people report what they saw. */
export function isReportForm(title: string): boolean {
  return REPORT_FORM.test(trimTitle(title));
}

/** The words of a heading without numbers, emoji and signs around them. */
function trimTitle(title: string): string {
  return normaliseWords(title).replaceAll(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '');
}

const ANSWER = compileWhole(`
  yes, no, n a, na, not applicable, pass, passed, fail, failed, go, no go, nogo, approve,
  approved, reject, rejected, accept, accepted, conditional, approved with conditions,
  go with conditions, pass with issues, low, medium, high, critical, minor, major, none,
  unknown, other, true, false, success, failure, partial, ja, nein, oui, non, si, no aplica,
  sim, nao, tak, nie, nee, да, нет, 是, 否, 通过, 不通过, 不通過, 通過, 失败, はい, いいえ, 合格, 不合格, 예, 아니오, 아니요,
  통과, 실패, co, khong, dat, khong dat, taip, ne, evet, hayir, genehmigt, abgelehnt, bestanden,
  nicht bestanden, niedrig, mittel, hoch, kritisch, approuve, rejete, aprobado, rechazado,
  aprovado, rejeitado, reprovado, approvato, respinto, одобрено, отклонено`);

/** One of a few answers to a question: "Yes", "FAIL", "Approved with conditions". */
export function isAnswer(text: string): boolean {
  const words = normaliseWords(text).replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '');
  return ANSWER.test(words);
}
