import { DATABASE, PRESENT } from './topic-words.ts';
import type { Topic } from './topics.ts';
import { compileWords } from './words.ts';

const VARIABLES = `
  environment variable*, env variable*, env var, env vars, envs, umgebungsvariable*,
  variables d environnement, variable d environnement, variables de entorno,
  variable de entorno, variaveis de ambiente, variavel de ambiente, variabili d ambiente,
  variabili di ambiente, omgevingsvariabele*, zmienne srodowiskowe, zmiennych srodowiskowych,
  переменн* окружения, переменные окружения, переменных окружения, змінні оточення, 环境变量, 環境變數,
  環境変数, 환경 변수, 환경변수, bien moi truong, aplinkos kintam*, ortam degisken*, variabel lingkungan`;

const SECRETS = `
  secret*, geheimnis*, secretos, segredos, segreti, geheimen, sekret*, секрет*, 密钥, 机密, 金鑰,
  シークレット, 시크릿, slaptus, gizli anahtar*`;

const PLATFORM = `
  fly, fly.io, flyctl, vercel, heroku, github, gitlab, kubernetes, k8s, aws, azure, gcp, vault,
  doppler, netlify, render, railway, supabase, cloudflare, secrets manager, secret manager,
  key vault, parameter store, actions`;

/** What an attacker would look for. */
export const SECURITY_TOPICS: readonly Topic[] = [
  {
    kind: 'secret-store',
    asks: 'whether the secrets are in the store of the platform',
    all: [compileWords(PLATFORM), compileWords(SECRETS), compileWords(PRESENT)],
    none: compileWords(
      `
  no secrets, hardcoded, hard coded, committed, leak*, rotate*, rotated, scan*, scanning, logs,
  documented`,
    ),
  },
  {
    kind: 'env-config',
    asks: 'whether the variables are set and are not their examples',
    all: [compileWords(VARIABLES)],
    none: compileWords(
      `
  documented, documentation, gitignore, committed, example, template, readme, backup, backups,
  rotation, sensitive, 機密, 敏感, 민감, dokumentiert, documentees, documentadas, описаны, 文档, 文書化, 문서`,
    ),
  },
  {
    kind: 'exposure',
    asks: 'whether the running application shows what it must not',
    all: [
      compileWords(
        `
  debug, debugging, debug mode, debugmodus, mode debug, modo debug, tryb debugowania,
  режим отладки, отладка, 调试模式, 调试, 除錯模式, デバッグモード, デバッグ, 디버그 모드, 디버그, che do debug,
  derinimo rezim*, hata ayiklama`,
      ),
      compileWords(
        `
  disabled, off, false, deaktiviert, aus, abgeschaltet, desactive, desactivee, desactivado,
  deshabilitado, desativado, desligado, disabilitat*, disattivat*, uitgeschakeld, uit,
  wylaczon*, отключен*, выключен*, 关闭, 已关闭, 禁用, 關閉, 無効, オフ, 비활성화, 끄기, tat, isjungt*, kapali`,
      ),
    ],
  },
  {
    kind: 'csp',
    asks: 'for a content security policy',
    all: [compileWords('csp, content security policy')],
    none: compileWords('cloud service provider, csp partner'),
  },
  {
    kind: 'headers',
    asks: 'for the security headers of the answers',
    all: [
      compileWords(`
  security header*, secure header*, http header*, hsts, x frame options, x content type options,
  referrer policy, permissions policy, sicherheits header, sicherheitsheader,
  en tetes de securite, entetes de securite, cabeceras de seguridad, cabecalhos de seguranca,
  headers de seguranca, headers de securite, header di sicurezza, intestazioni di sicurezza,
  beveiligingsheaders, naglowki bezpieczenstwa, заголовки безопасности, заголовков безопасности,
  安全头, 安全标头, 安全响应头, 安全標頭, セキュリティヘッダ, 보안 헤더, header bao mat, saugumo antrast*,
  guvenlik basliklari`),
    ],
  },
  {
    kind: 'rate-limit',
    asks: 'whether too many requests are refused',
    all: [
      compileWords(`
  rate limit*, ratelimit*, rate limiter, throttling, ratenbegrenzung, ratenlimit*,
  limitation de debit, limite de debit, limite de tasa, limitacion de tasa, limitacao de taxa,
  limite de requisicoes, limitazione delle richieste, snelheidslimiet, limit zapytan,
  ограничение частоты, ограничение запросов, лимит запросов, 限流, 速率限制, 頻率限制, レート制限, レートリミット,
  속도 제한, 요청 제한, 레이트 리밋, gioi han toc do, uzklausu riboj*, hiz sinir*, istek sinir*`),
    ],
    none: compileWords('third party, openai, provider*, quota, documented'),
  },
  {
    kind: 'tls',
    asks: 'for the certificate and the encryption of the connection',
    all: [
      compileWords(
        `
  tls, ssl, https, zertifikat*, ssl zertifikat*, certificat ssl, certificado ssl,
  certificato ssl, certyfikat*, ssl сертификат*, 证书, 憑證, 証明書, 인증서, chung chi, ssl sertifik*`,
      ),
      compileWords(`
  valid*, active, enforced, enabled, certificate*, expir*, renew*, config*, redirect*, grade,
  installed, verified, works, working, gultig*, aktiv*, eingerichtet, valide, actif, active*,
  configure*, valido, activo, configurad*, ativo, valid*, attivo, geldig, actief, wazn*,
  aktywn*, действ*, настроен*, актив*, работает, 有效, 配置, 启用, 正常, 有効, 設定, 유효, 설정, 적용, hop le,
  galioj*, gecerli, aktif`),
    ],
    none: compileWords(
      `
  ${DATABASE}, redis, smtp, client certificate*, code signing, apple, push, private key,
  private keys, permission*, 私钥, 私鑰, 权限, 權限, 秘密鍵, 개인키`,
    ),
  },
  {
    kind: 'access',
    asks: 'who may reach what, for each address and role',
    all: [
      compileWords(
        `
  endpoint*, api, apis, route*, resource*, admin, page, pages, endpunkt*, schnittstelle*,
  ressource*, points d acces, recurso*, ruta*, rota*, risors*, punti di accesso, eindpunten,
  zasob*, эндпоинт*, ресурс*, маршрут*, 接口, 资源, 端点, 路由, エンドポイント, リソース, 엔드포인트, 리소스, diem cuoi,
  tai nguyen, ištekl*, uc nokta*`,
      ),
      compileWords(`
  authentication, authenticated, authorization, authorisation, permission*, protected,
  require token, require auth*, requires auth*, access control, unauthorized, unauthenticated,
  geschutzt, authentifizier*, berechtigung*, authentification, authentifie*, autorisation*,
  protege*, autenticacion, permisos, protegid*, autenticacao, permissoes, autenticazione,
  permessi, protett*, authenticatie, beveiligd, machtiging*, uwierzytelni*, uprawnieni*,
  chronion*, аутентификац*, авториз*, прав, защищен*, 认证, 鉴权, 权限, 授权, 認証, 認可, 権限, 인증, 인가, 권한,
  xac thuc, phan quyen, autentifik*, teisiu, kimlik dogrula*, yetki*`),
    ],
    none: compileWords(
      `
  api key, api keys, third party, documented, authentication provider, credentials, directory,
  folder, file, files, 目录, 檔案, 文件`,
    ),
  },
];
