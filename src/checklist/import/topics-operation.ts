import { ERRORS, PROVEN } from './topic-words.ts';
import type { Topic } from './topics.ts';
import { compileWords } from './words.ts';

/** What the running system tells of itself. */
export const OPERATION_TOPICS: readonly Topic[] = [
  {
    kind: 'health',
    asks: 'whether the health endpoints answer, and fail when they should',
    all: [
      compileWords(`
  health check*, healthcheck*, health endpoint*, health status, healthz, livez, readyz,
  liveness, readiness probe*, gesundheitscheck*, health checks, controle de sante,
  sonde de sante, chequeo de salud, comprobacion de salud, verificacao de saude,
  verificacao de integridade, controllo di salute, gezondheidscheck, проверк* здоровья,
  хелсчек*, healthcheck, 健康检查, 健康檢查, ヘルスチェック, 헬스체크, 헬스 체크, 상태 확인, kiem tra suc khoe,
  saglik kontrol*`),
      compileWords(
        `
  endpoint*, 200, respond*, return*, returns, ok, pass*, healthy, green, status, working, works,
  antwort*, liefert, gibt, repond*, retourne*, responde*, devuelve*, retorna*, risponde,
  restituisce, geeft, zwraca*, возвращ*, отвеч*, 返回, 正常, 通过, 返す, 応答, 返る, 정상, 반환, 응답, tra ve,
  grazina, donduru*, donuyor, calis*`,
      ),
    ],
    none: compileWords(
      `
  health data, health insurance, healthcare, hipaa, documented, configured, repo health`,
    ),
  },
  {
    kind: 'error-tracking',
    asks: 'whether a test error arrives at the error tracker',
    all: [
      compileWords(
        `
  sentry, bugsnag, rollbar, error tracking, error tracker, error monitoring, fehlerverfolgung,
  fehlertracking, suivi des erreurs, seguimiento de errores, rastreamento de erros,
  monitoraggio errori, sledzenie bledow, отслеживание ошибок, мониторинг ошибок, 错误追踪, 错误监控,
  エラー追跡, エラートラッキング, 에러 트래킹, 오류 추적, theo doi loi, klaidu sekim*, hata takibi`,
      ),
    ],
    none: compileWords('release created, source maps, sourcemaps, documented, dsn'),
  },
  {
    kind: 'alerts',
    asks: 'whether an alert reaches the people who are on call',
    all: [
      compileWords(
        `
  alert*, alerting, pagerduty, opsgenie, alarm*, alarmierung, alerte*, alerta*,
  avvisi di allarme, waarschuwing*, оповещени*, алерт*, 告警, 报警, 警报, 警報, アラート, 경보, 알람, canh bao,
  ispejim*, uyari*`,
      ),
      compileWords(
        `
  test, tests, tested, testing, getestet, teste, testes, testee, testees, tester, probad*,
  probar, testad*, testar, testat*, przetestow*, тестов*, протестир*, 测试, 測試, テスト, 테스트,
  istestuot*, test edildi, fire*, fires, trigger*, mechanism*, received, receive, deliver*,
  reach*, ausgelost, zugestellt, declenche*, recue*, dispara*, recibe*, recebid*, ricevut*,
  ontvangen, otrzym*, срабат*, приход*, доставл*, 触发, 收到, 触発, 届く, 発火, 수신, 발송, nhan duoc,
  gaunam*, geliyor, ulas*`,
      ),
    ],
    none: compileWords(
      `
  alert banner, alert dialog, alert box, alert message, javascript alert, success alert`,
    ),
  },
  {
    kind: 'metrics',
    asks: 'whether the metrics can be read, and by nobody else',
    all: [
      compileWords(
        `
  prometheus, metrics, metriken, metriques, metricas, metriche, metryki, метрик*, 指标, 監控指標,
  メトリクス, 메트릭, 지표, chi so, metrik*`,
      ),
      compileWords(
        `
  endpoint*, scrap*, exposed, accessible, collected, endpunkt, erreichbar, gesammelt, exposees,
  collectees, accesible, recopilad*, coletad*, acessivel, raccolt*, accessibil*, verzameld,
  zbieran*, собира*, доступ*, 采集, 收集, 可访问, 収集, 수집, thu thap, renkam*, toplan*`,
      ),
    ],
    none: compileWords('business metrics, success metrics, baseline, dashboard documented'),
  },
  {
    kind: 'logs',
    asks: 'whether the logs of this time show errors',
    all: [
      compileWords(
        `
  log, logs, logfiles, log files, protokoll*, logdateien, journaux, registros, registro,
  registri, logboek*, logi, logow, logach, логи, логах, логов, журнал*, 日志, 日誌, ログ, 로그, nhat ky,
  zurnal*, gunluk*, loglar*`,
      ),
      compileWords(ERRORS),
    ],
    none: compileWords(
      `
  pii, sensitive, personal, passwords, secrets, login, log in, protected, redact*, mask*,
  rotation, retention, format, structured, documented, configured, captured, logged, collected,
  endpoint*, console, browser console`,
    ),
  },
  {
    kind: 'memory',
    asks: 'whether memory stays bounded under load',
    all: [
      compileWords(
        `
  memory, arbeitsspeicher*, speicherverbrauch, memoire, memoria, geheugen*, pamiec*, памят*, 内存,
  記憶體, メモリ, 메모리, bo nho, atmint*, atminties, bellek*`,
      ),
      compileWords(
        `
  leak*, usage, consumption, limit*, load, under, stable, verbrauch, lecks, leck, last, fuite*,
  utilisation, consommation, fuga*, uso, consumo, vazamento*, perdit*, utilizzo, gebruik, lek,
  lekken, zuzyci*, wyciek*, утеч*, потреблен*, использован*, 泄漏, 泄露, 使用, 占用, 洩漏, リーク, 使用量, 누수,
  사용량, ro ri, su dung, nutek*, sunaudoj*, sizinti*, kullanim*`,
      ),
    ],
  },
  {
    kind: 'load',
    asks: 'for numbers under a load that is applied on purpose',
    all: [
      compileWords(`
  load test*, load testing, performance test*, performance testing, stress test*,
  stress testing, lasttest*, leistungstest*, tests de charge, test de charge,
  tests de performance, prueba de carga, pruebas de carga, pruebas de rendimiento,
  teste de carga, testes de carga, testes de desempenho, test di carico, belastingstest*,
  testy obciazeniowe, testy wydajnosciowe, нагрузочн*, 压力测试, 压测, 负载测试, 性能测试, 壓力測試, 負荷テスト, 性能テスト,
  부하 테스트, 부하테스트, 성능 테스트, kiem thu tai, kiem tra tai, apkrovos test*, yuk test*, performans test*`),
    ],
    none: compileWords('documented, report archived, scheduled'),
    polarity: ['assertion', 'action'],
  },
  {
    kind: 'browser',
    asks: 'for what a person does in a browser',
    all: [
      compileWords(`
  login, log in, sign in, login flow, frontend functionality, cross browser, supported browsers,
  browser compatibility, user flow*, anmeldung, einloggen, browserkompatibilitat, connexion,
  se connecter, compatibilite navigateurs, iniciar sesion, inicio de sesion,
  compatibilidad de navegadores, fazer login, accesso utente, inloggen, logowani*,
  вход в систему, авторизация пользователя, кроссбраузерн*, 登录, 登入, 浏览器兼容*, 浏览器兼容性, ログイン,
  ブラウザ互換, 로그인, 브라우저 호환, dang nhap, tuong thich trinh duyet, prisijungim*, oturum acma,
  giris yap*, tarayici uyumlu*`),
      compileWords(`${PROVEN}, funktioniert, fonctionne, functions, correctly, succeeds`),
    ],
    none: compileWords(
      `
  rate limit*, docker login, registry, ssh, api, endpoint*, documented, page design, lockout`,
    ),
  },
  {
    kind: 'version',
    asks: 'which version answers',
    all: [
      compileWords(
        `
  version, versions, commit hash, build number, git sha, versionsnummer, versao, versione,
  versie, wersj*, верси*, 版本, バージョン, 버전, phien ban, versij*, surum*`,
      ),
      compileWords(`
  deployed version, version deployed, version endpoint, correct version, expected version,
  right version, new version is live, new version is running, version matches,
  version in production, shows the new version, running version, richtige version,
  korrekte version, bonne version, version correcte, version deployee, version desplegada,
  versao correta, versione corretta, juiste versie, poprawna wersj*, правильная версия,
  верная версия, 版本正确, 版本号正确, 正しいバージョン, 올바른 버전, dung phien ban, teisinga versij*, dogru surum`),
    ],
    none: compileWords(
      `
  node, python, php, java, ruby, go version, database version, changelog, bump*, package.json`,
    ),
  },
];
