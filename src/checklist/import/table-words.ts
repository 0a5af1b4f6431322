import { compileWords, type Words } from './words.ts';

export type Column =
  | 'number'
  | 'expected'
  | 'status'
  | 'command'
  | 'verification'
  | 'signature'
  | 'role'
  | 'date'
  | 'owner'
  | 'notes'
  | 'info'
  | 'check'
  | 'other';

/** In this order: the first whose words are in a header says what the column is. */
export const COLUMNS: readonly (readonly [Column, Pick<Words, 'test'>])[] = [
  [
    'expected',
    compileWords(`
  expected, expected result, expectation, pass criteria, acceptance, acceptance criteria,
  target, threshold, erwartet, erwartetes ergebnis, abnahmekriterium, abnahmekriterien,
  sollwert, soll, attendu, attendue, resultat attendu, esperado, resultado esperado,
  criterio de aceptacion, criterio de aceite, atteso, risultato atteso, verwacht, oczekiwany,
  oczekiwane, ожидаемый, ожидаемый результат, ожидание, ожидается, 预期, 預期, 期望, 期待, 예상, 기대,
  mong doi, ket qua mong doi, laukiamas, laukiamas rezultatas, beklenen`),
  ],
  [
    'signature',
    compileWords(`
  signature*, sign off, signoff, signed, approved, approval, approver, unterschrift, freigabe,
  firma, assinatura, podpis, handtekening, подпись, 签字, 签名, 簽名, 署名, 承認者, 승인자, 서명, chu ky,
  parasas, imza`),
  ],
  [
    'command',
    compileWords(`
  command*, cmd, befehl*, kommando, commande*, comando*, commando, polecenie, команда, команды,
  命令, 指令, コマンド, 명령, 명령어, lenh, cau lenh, komanda, komut`),
  ],
  [
    'verification',
    compileWords(`
  verification, how to verify, verify, verified by, how to check, evidence, proof, nachweis,
  prufmethode, verificacion, evidencia, verificacao, evidencias, preuve, verifica, prova,
  bewijs, verificatie, weryfikacja, dowod, как проверить, способ проверки, подтверждение, 验证,
  验证方式, 驗證, 证据, 確認方法, 検証, 確認手順, 検証方法, 검증, 확인 방법, 검증 방법, xac minh, cach kiem tra,
  patikrinimo budas, irodymas, dogrulama, kanit`),
  ],
  [
    'status',
    compileWords(`
  status, state, done, done?, result, results, pass fail, pass, checked, complete, completed,
  complete?, ok, actual, actual result, stand, erledigt, ergebnis, statut, etat, fait, resultat,
  estado, hecho, resultado, feito, concluido, situacao, stato, fatto, esito, gereed, resultaat,
  stan, zrobione, wynik, статус, состояние, готово, результат, выполнено, 状态, 狀態, 结果, 結果, 完成,
  是否完成, 状態, ステータス, 完了, 상태, 결과, 완료, trang thai, hoan thanh, busena, atlikta, durum, tamam`),
  ],
  ['number', /^(?:#|id|no\.?|nr\.?|№|n[º°]|step #|番号|编号|序号|번호|stt|lfd nr\.?|ref)$/u],
  [
    'date',
    compileWords(
      `
  date, datum, fecha, data, дата, 日期, 日付, 날짜, 承認日, 审批日期, ngay, tarih, time, when, due`,
    ),
  ],
  [
    'info',
    compileWords(`
  variable*, env var*, environment variable*, key, keys, setting*, parameter*, option*,
  symptom*, problem*, issue*, error*, cause*, browser*, device*, os, port, ports, severity,
  environment*, file, files, contact, phone, email, abbreviation, term, library, package,
  umgebungsvariable*, einstellung*, fehler, variable d environnement, parametre*, symptome*,
  probleme*, navigateur*, variavel, variaveis, parametro*, sintoma*, problema*, navegador*,
  variabile, variabili, sintomo, browser, omgevingsvariabele*, zmienna, zmienne, objaw*,
  przegladarka, переменная, переменные, параметр*, симптом*, проблема, ошибка, браузер*, 变量,
  变量名, 环境变量, 參數, 参数, 症状, 问题, 問題, 浏览器, 変数, 環境変数, ブラウザ, 変数名, 변수, 환경 변수, 환경변수, 증상, 문제, 브라우저, bien,
  van de, trinh duyet, kintamasis, narsykle, degisken, sorun, tarayici`),
  ],
  [
    'role',
    compileWords(
      `
  role, roles, rolle, function, funktion, rol, papel, cargo, ruolo, rola, роль, должность, 角色,
  役割, 担当, 역할, 직책, vai tro, pareigos, vaidmuo, gorev tanimi`,
    ),
  ],
  [
    'owner',
    compileWords(`
  owner*, responsible, assignee, assigned to, name, who, by, verantwortlich*, zustandig,
  responsable*, responsavel, responsabile, verantwoordelijke, odpowiedzialny, ответственный,
  исполнитель, имя, 负责人, 負責人, 责任人, 氏名, 姓名, 이름, 担当者, 담당자, 담당, nguoi phu trach, atsakingas,
  sorumlu, nom, nombre, nome, naam`),
  ],
  [
    'notes',
    compileWords(`
  note*, comment*, remark*, description, details, purpose, why, bemerkung*, beschreibung,
  notizen, remarque*, nota*, notas, observaciones, observacoes, note, opmerking*, uwagi, opis,
  примечани*, комментарий, описание, 备注, 備註, 说明, 備考, 説明, 비고, 설명, ghi chu, mo ta, pastabos,
  aprasymas, aciklama, notlar`),
  ],
  [
    'check',
    compileWords(`
  check*, item*, task*, test, tests, test case*, gate*, step*, criterion, criteria,
  requirement*, control, action*, activity, what, deliverable, scenario, aufgabe*, prufung,
  prufpunkt*, schritt*, massnahme*, was, etape*, tache*, controle*, point de controle,
  verification, tarea*, comprobacion*, paso*, prueba*, tarefa*, item de verificacao, passo*,
  teste, attivita, controllo, taak, taken, stap, zadanie, zadania, krok, kroki, шаг*, проверка,
  проверки, задача, задачи, пункт, действие, 检查项, 檢查項, 项目, 項目, 步骤, 步驟, 任务, 检查内容, 测试项, 测试用例, 事项,
  内容, 確認項目, 手順, 作業, チェック項目, タスク, 항목, 단계, 작업, 점검, 내용, hang muc, buoc, cong viec, noi dung,
  patikra, uzduotis, zingsnis, kontrol, adim, madde, test senaryosu`),
  ],
];

/** A column that says what to do about a problem: such a table is help, not a check. */
export const REMEDY = compileWords(`
  fix, solution*, resolution, workaround, cause, causes, losung, behebung, solution, solucion,
  solucao, soluzione, oplossing, rozwiazanie, решение, 解决方案, 解决方法, 解決方法, 対処, 対処法, 해결, 해결 방법,
  giai phap, khac phuc, sprendimas, cozum`);

export const BROWSER_NAME = /\b(?:chrome|firefox|safari|edge|opera)\b/i;
