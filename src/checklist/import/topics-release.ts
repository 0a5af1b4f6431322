import {
  AUDIENCE,
  DATABASE,
  GREEN,
  MIGRATIONS,
  PERSONAL,
  PROVEN,
  ROLLBACKS,
} from './topic-words.ts';
import type { Topic } from './topics.ts';
import { compileWords } from './words.ts';

const APPLY = `
  apply, applies, applied, run, runs, ran, clean, cleanly, pending, up to date, upgrade,
  executed, angewendet, ausgefuhrt, eingespielt, laufen, applique*, executee*, passent,
  aplicad*, ejecutad*, aplican, executad*, rodam, applicat*, eseguit*, toegepast, uitgevoerd,
  wykonan*, zastosowan*, примен*, выполн*, накат*, 执行, 运行, 应用, 完成, 套用, 適用, 実行, 적용, 실행, da chay,
  ap dung, pritaik*, ivykdy*, uygulan*, tested, verified, succeed*, success*`;

/** The database, the way to production, and the people around it. */
export const RELEASE_TOPICS: readonly Topic[] = [
  {
    kind: 'migration-roundtrip',
    asks: 'whether a migration can be taken back and applied again without loss',
    all: [
      compileWords(ROLLBACKS),
      compileWords(`${DATABASE}, ${MIGRATIONS}`),
      compileWords(PROVEN),
    ],
    none: compileWords('plan, documented, backup*, snapshot*'),
  },
  {
    kind: 'backup-restore',
    asks: 'for a backup that can be restored',
    all: [
      compileWords(`
  backup*, back up, backed up, pitr, sicherung*, datensicherung*, sichern, sauvegarde*,
  sauvegarder, copia de seguridad, copias de seguridad, respaldo*, copia de seguranca, copias,
  backupy, kopia zapasowa, kopie zapasowa, kopie zapasowe, kopii zapasowej, резервн*, бэкап*,
  бекап*, 备份, 備份, バックアップ, 백업, sao luu, atsargin*, yedek*, yedeg*`),
      compileWords(
        `
  ${DATABASE}, restor*, wiederherstell*, restaur*, ripristin*, herstel*, przywr*, восстанов*,
  恢复, 还原, 恢復, 復元, リストア, 복원, 복구, khoi phuc, atkur*, geri yukle*, pitr, point in time`,
      ),
    ],
    none: compileWords('documented, strategy, policy, plan, schedule documented, code, branch'),
    polarity: ['assertion', 'action'],
  },
  {
    kind: 'migration',
    asks: 'whether the migrations apply cleanly to a copy of the database',
    all: [compileWords(MIGRATIONS), compileWords(APPLY)],
    none: compileWords(
      `
  ${ROLLBACKS}, data migration, data migrations, migration plan, migration guide,
  migration strategy, migration notes, content migration, file migration, users notified`,
    ),
  },
  {
    kind: 'n-plus-one',
    asks: 'whether the number of queries grows with the number of rows',
    all: [compileWords('n+1, n + 1, n plus one, n plus 1')],
  },
  {
    kind: 'query-performance',
    asks: 'how long the database takes for its queries',
    all: [
      compileWords(
        `
  query, queries, sql, abfrage*, requete*, consulta*, zapytan*, запрос*, 查询, 查詢, クエリ, 쿼리,
  truy van, uzklaus*, sorgu*`,
      ),
      compileWords(`
  slow, performance, optimi*, fast, langsam*, lent, lente, lentes, lenta*, rendimiento,
  desempenho, prestazioni, traag, trage, woln*, медленн*, производительност*, 慢, 性能, 遅い, スロー,
  性能, パフォーマンス, 느린, 성능, 슬로우, cham, hieu nang, let*, yavas*`),
    ],
    none: compileWords(
      `
  media query, media queries, query string, query parameter*, elasticsearch, graphql`,
    ),
  },
  {
    kind: 'environment-separation',
    asks: 'whether the environments share nothing',
    all: [
      compileWords(
        `
  environment*, dev staging prod, umgebung*, environnement*, entorno*, ambiente*, omgeving*,
  srodowisk*, окружени*, сред*, 环境, 環境, 환경, moi truong, aplink*, ortam*`,
      ),
      compileWords(`
  separation, separate, separated, isolated, isolation, getrennt, trennung, separe*, separation,
  separad*, separacion, separacao, aislad*, isolad*, separat*, gescheiden, scheiding,
  oddzielon*, rozdziel*, separacj*, раздел*, изолир*, изоляц*, 隔离, 分离, 隔離, 分離, 분리, 격리,
  tach biet, atskir*, ayri*, izole*`),
    ],
  },
  {
    kind: 'deployment-history',
    asks: 'whether this release was deployed to staging before',
    all: [
      compileWords(
        `
  deploy, deployed, deploys, deploye, deployer, deployen, ausrollen, desplegar, desplegado,
  implantar, distribuire, uitrollen, wdroz*, разверн*, деплой, задеплоить, 部署, デプロイ, 배포,
  trien khai, idiegti, idiegta, dagit*`,
      ),
      compileWords(
        'staging, preprod, pre production, uat, 预发, 预发布, 测试环境, ステージング, 스테이징',
      ),
    ],
    none: compileWords(`${PROVEN}, valid*, functions, function, config*, documented, url, secrets`),
    polarity: ['assertion', 'action'],
  },
  {
    kind: 'checks',
    asks: 'for the results of checks that ran for this commit',
    all: [
      compileWords(`
  ci, ci cd, pipeline*, github actions, status checks, required checks, unit test*,
  integration test*, e2e test*, automated test*, build pipeline, gitlab ci, unittests,
  tests unitaires, pruebas unitarias, testes unitarios, test unitari, testy jednostkowe,
  юнит тест*, модульные тест*, 单元测试, 集成测试, 流水线, 自动化测试, 單元測試, ユニットテスト, 単体テスト, 結合テスト, 유닛 테스트,
  단위 테스트, 통합 테스트, 파이프라인, unit testai, birim test*`),
      compileWords(GREEN),
    ],
    none: compileWords('configured, data pipeline, documented, coverage'),
    polarity: ['assertion', 'action'],
  },
  {
    kind: 'privacy-erasure',
    asks: 'whether nothing of a person is left after the deletion',
    all: [
      compileWords(
        `
  delete, deletion, deleted, erasure, erase, right to be forgotten, losch*,
  recht auf vergessen*, suppression, effacement, eliminacion, borrado, supresion, exclusao,
  eliminacao, cancellazione, verwijder*, usuni*, usuwani*, удален*, 删除, 刪除, 削除, 삭제, xoa,
  istryn*, sil*`,
      ),
      compileWords(PERSONAL),
    ],
  },
  {
    kind: 'privacy-export',
    asks: 'whether an export holds all data of one person and of no other',
    all: [
      compileWords(
        `
  export*, data portability, datenexport*, auskunft, portabilite, exportacion, exportacao,
  esportazione, eksport*, экспорт*, выгрузк*, 导出, 匯出, エクスポート, 내보내기, xuat du lieu, disa aktar*`,
      ),
      compileWords(PERSONAL),
    ],
  },
  {
    kind: 'notice',
    asks: 'whether a message to these people was delivered',
    all: [
      compileWords(`
  notify, notified, announce, announced, inform, informed, communicate, communicated, tell,
  benachrichtig*, informier*, kommunizier*, notifier, notifiez, prevenir, prevenez, prevenu*,
  informer, informez, notificar, notificad*, avisar, avisad*, informar, informad*, comunicar,
  comunicad*, notificare, avvisare, comunicare, informeer*, geinformeerd, informeren, powiadom*,
  poinformuj*, poinformowan*, уведом*, сообщить, сообщите, оповест*, 通知, 告知, 公告, 連絡, 周知, 공지, 통보,
  알림, 공유, thong bao, praneskit*, pranesti, informuo*, bildir*, haber ver*, bilgilendir*`),
      compileWords(AUDIENCE),
    ],
    none: compileWords(
      `
  notification works, notifications work, notifications, receive, receives, received`,
    ),
    polarity: ['assertion', 'action'],
  },
  {
    kind: 'window',
    asks: 'whether the deployment is within an agreed time',
    all: [
      compileWords(`
  schedule, scheduled, window, freeze, maintenance window, wartungsfenster, zeitfenster,
  planifier, planifie, fenetre de maintenance, programar, programad*, ventana, agendar,
  agendad*, janela, pianificare, finestra, inplannen, onderhoudsvenster, zaplanuj, zaplanowan*,
  okno, запланир*, окно, 安排, 窗口, 维护窗口, 時間帯, メンテナンス時間, 日程, 일정, 점검 시간, len lich, khung gio,
  suplanuot*, langas, planla*, bakim penceresi`),
      compileWords(
        `
  deploy*, release*, maintenance, production, go live, bereitstellung, wartung*, deploiement,
  mise en production, despliegue, implantacao, rilascio, onderhoud*, wdrozeni*, деплой,
  развертыван*, релиз*, 部署, 发布, 上线, デプロイ, リリース, メンテナンス, 배포, trien khai, diegim*, dagitim`,
      ),
    ],
    none: compileWords('scheduled jobs, scheduled tasks, cron, jobs'),
    polarity: ['assertion', 'action'],
  },
];
