#!/usr/bin/env node
// Sinkward 0.2.0: registry, as it was released, to be run beside later versions. Do not edit.
// Made by `node scripts/freeze-release.js` from commit 30b0044aa40992a4b7a7972d9796d370e18709ba,
// with esbuild, from src/ and these packages, which have licences of their own:
//   @bufbuild/protobuf 2.17.0, (Apache-2.0 AND BSD-3-Clause)
//   @colors/colors 1.5.0, MIT
//   ansi-regex 5.0.1, MIT
//   cli-table3 0.6.5, MIT
//   commander 14.0.3, MIT
//   emoji-regex 8.0.0, MIT
//   is-fullwidth-code-point 3.0.0, MIT
//   seedrandom 3.0.5, MIT
//   string-argv 0.4.0, MIT
//   string-width 4.2.3, MIT
//   strip-ansi 6.0.1, MIT
import{createRequire}from'node:module';const require=createRequire(import.meta.url);
var Wf=Object.create;var fs=Object.defineProperty;var Uf=Object.getOwnPropertyDescriptor;var Hf=Object.getOwnPropertyNames;var Vf=Object.getPrototypeOf,Yf=Object.prototype.hasOwnProperty;var Fe=(t=>typeof require<"u"?require:typeof Proxy<"u"?new Proxy(t,{get:(e,n)=>(typeof require<"u"?require:e)[n]}):
t)(function(t){if(typeof require<"u")return require.apply(this,arguments);throw Error('Dynamic require of "'+t+
'" is not supported')});var T=(t,e,n)=>()=>{if(n)throw n[0];try{return t&&(e=t(t=0)),e}catch(r){throw n=[r],r}};var O=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(n){throw e=0,n}},Ae=(t,e)=>{for(var n in e)
fs(t,n,{get:e[n],enumerable:!0})},Kf=(t,e,n,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let s of Hf(
e))!Yf.call(t,s)&&s!==n&&fs(t,s,{get:()=>e[s],enumerable:!(r=Uf(e,s))||r.enumerable});return t};var ps=(t,e,n)=>(n=t!=null?Wf(Vf(t)):{},Kf(e||!t||!t.__esModule?fs(n,"default",{value:t,enumerable:!0}):n,t));var Rt=O(gs=>{var vn=class extends Error{constructor(e,n,r){super(r),Error.captureStackTrace(this,this.constructor),
this.name=this.constructor.name,this.code=n,this.exitCode=e,this.nestedError=void 0}},hs=class extends vn{constructor(e){
super(1,"commander.invalidArgument",e),Error.captureStackTrace(this,this.constructor),this.name=this.constructor.
name}};gs.CommanderError=vn;gs.InvalidArgumentError=hs});var wn=O(bs=>{var{InvalidArgumentError:jf}=Rt(),ys=class{constructor(e,n){switch(this.description=n||"",this.variadic=
!1,this.parseArg=void 0,this.defaultValue=void 0,this.defaultValueDescription=void 0,this.argChoices=void 0,e[0]){case"\
<":this.required=!0,this._name=e.slice(1,-1);break;case"[":this.required=!1,this._name=e.slice(1,-1);break;default:
this.required=!0,this._name=e;break}this._name.endsWith("...")&&(this.variadic=!0,this._name=this._name.slice(
0,-3))}name(){return this._name}_collectValue(e,n){return n===this.defaultValue||!Array.isArray(n)?[e]:(n.push(
e),n)}default(e,n){return this.defaultValue=e,this.defaultValueDescription=n,this}argParser(e){return this.parseArg=
e,this}choices(e){return this.argChoices=e.slice(),this.parseArg=(n,r)=>{if(!this.argChoices.includes(n))throw new jf(
`Allowed choices are ${this.argChoices.join(", ")}.`);return this.variadic?this._collectValue(n,r):n},this}argRequired(){
return this.required=!0,this}argOptional(){return this.required=!1,this}};function Xf(t){let e=t.name()+(t.variadic===
!0?"...":"");return t.required?"<"+e+">":"["+e+"]"}bs.Argument=ys;bs.humanReadableArgName=Xf});var xs=O(Es=>{var{humanReadableArgName:zf}=wn(),Ds=class{constructor(){this.helpWidth=void 0,this.minWidthToWrap=
40,this.sortSubcommands=!1,this.sortOptions=!1,this.showGlobalOptions=!1}prepareContext(e){this.helpWidth=this.
helpWidth??e.helpWidth??80}visibleCommands(e){let n=e.commands.filter(s=>!s._hidden),r=e._getHelpCommand();return r&&
!r._hidden&&n.push(r),this.sortSubcommands&&n.sort((s,i)=>s.name().localeCompare(i.name())),n}compareOptions(e,n){
let r=s=>s.short?s.short.replace(/^-/,""):s.long.replace(/^--/,"");return r(e).localeCompare(r(n))}visibleOptions(e){
let n=e.options.filter(s=>!s.hidden),r=e._getHelpOption();if(r&&!r.hidden){let s=r.short&&e._findOption(r.short),
i=r.long&&e._findOption(r.long);!s&&!i?n.push(r):r.long&&!i?n.push(e.createOption(r.long,r.description)):r.short&&
!s&&n.push(e.createOption(r.short,r.description))}return this.sortOptions&&n.sort(this.compareOptions),n}visibleGlobalOptions(e){
if(!this.showGlobalOptions)return[];let n=[];for(let r=e.parent;r;r=r.parent){let s=r.options.filter(i=>!i.hidden);
n.push(...s)}return this.sortOptions&&n.sort(this.compareOptions),n}visibleArguments(e){return e._argsDescription&&
e.registeredArguments.forEach(n=>{n.description=n.description||e._argsDescription[n.name()]||""}),e.registeredArguments.
find(n=>n.description)?e.registeredArguments:[]}subcommandTerm(e){let n=e.registeredArguments.map(r=>zf(r)).join(
" ");return e._name+(e._aliases[0]?"|"+e._aliases[0]:"")+(e.options.length?" [options]":"")+(n?" "+n:"")}optionTerm(e){
return e.flags}argumentTerm(e){return e.name()}longestSubcommandTermLength(e,n){return n.visibleCommands(e).reduce(
(r,s)=>Math.max(r,this.displayWidth(n.styleSubcommandTerm(n.subcommandTerm(s)))),0)}longestOptionTermLength(e,n){
return n.visibleOptions(e).reduce((r,s)=>Math.max(r,this.displayWidth(n.styleOptionTerm(n.optionTerm(s)))),0)}longestGlobalOptionTermLength(e,n){
return n.visibleGlobalOptions(e).reduce((r,s)=>Math.max(r,this.displayWidth(n.styleOptionTerm(n.optionTerm(s)))),
0)}longestArgumentTermLength(e,n){return n.visibleArguments(e).reduce((r,s)=>Math.max(r,this.displayWidth(n.styleArgumentTerm(
n.argumentTerm(s)))),0)}commandUsage(e){let n=e._name;e._aliases[0]&&(n=n+"|"+e._aliases[0]);let r="";for(let s=e.
parent;s;s=s.parent)r=s.name()+" "+r;return r+n+" "+e.usage()}commandDescription(e){return e.description()}subcommandDescription(e){
return e.summary()||e.description()}optionDescription(e){let n=[];if(e.argChoices&&n.push(`choices: ${e.argChoices.
map(r=>JSON.stringify(r)).join(", ")}`),e.defaultValue!==void 0&&(e.required||e.optional||e.isBoolean()&&typeof e.
defaultValue=="boolean")&&n.push(`default: ${e.defaultValueDescription||JSON.stringify(e.defaultValue)}`),e.presetArg!==
void 0&&e.optional&&n.push(`preset: ${JSON.stringify(e.presetArg)}`),e.envVar!==void 0&&n.push(`env: ${e.envVar}`),
n.length>0){let r=`(${n.join(", ")})`;return e.description?`${e.description} ${r}`:r}return e.description}argumentDescription(e){
let n=[];if(e.argChoices&&n.push(`choices: ${e.argChoices.map(r=>JSON.stringify(r)).join(", ")}`),e.defaultValue!==
void 0&&n.push(`default: ${e.defaultValueDescription||JSON.stringify(e.defaultValue)}`),n.length>0){let r=`(${n.
join(", ")})`;return e.description?`${e.description} ${r}`:r}return e.description}formatItemList(e,n,r){return n.
length===0?[]:[r.styleTitle(e),...n,""]}groupItems(e,n,r){let s=new Map;return e.forEach(i=>{let o=r(i);s.has(
o)||s.set(o,[])}),n.forEach(i=>{let o=r(i);s.has(o)||s.set(o,[]),s.get(o).push(i)}),s}formatHelp(e,n){let r=n.
padWidth(e,n),s=n.helpWidth??80;function i(l,f){return n.formatItem(l,r,f,n)}let o=[`${n.styleTitle("Usage:")}\
 ${n.styleUsage(n.commandUsage(e))}`,""],a=n.commandDescription(e);a.length>0&&(o=o.concat([n.boxWrap(n.styleCommandDescription(
a),s),""]));let u=n.visibleArguments(e).map(l=>i(n.styleArgumentTerm(n.argumentTerm(l)),n.styleArgumentDescription(
n.argumentDescription(l))));if(o=o.concat(this.formatItemList("Arguments:",u,n)),this.groupItems(e.options,n.visibleOptions(
e),l=>l.helpGroupHeading??"Options:").forEach((l,f)=>{let m=l.map(p=>i(n.styleOptionTerm(n.optionTerm(p)),n.styleOptionDescription(
n.optionDescription(p))));o=o.concat(this.formatItemList(f,m,n))}),n.showGlobalOptions){let l=n.visibleGlobalOptions(
e).map(f=>i(n.styleOptionTerm(n.optionTerm(f)),n.styleOptionDescription(n.optionDescription(f))));o=o.concat(this.
formatItemList("Global Options:",l,n))}return this.groupItems(e.commands,n.visibleCommands(e),l=>l.helpGroup()||
"Commands:").forEach((l,f)=>{let m=l.map(p=>i(n.styleSubcommandTerm(n.subcommandTerm(p)),n.styleSubcommandDescription(
n.subcommandDescription(p))));o=o.concat(this.formatItemList(f,m,n))}),o.join(`
`)}displayWidth(e){return Bo(e).length}styleTitle(e){return e}styleUsage(e){return e.split(" ").map(n=>n==="[o\
ptions]"?this.styleOptionText(n):n==="[command]"?this.styleSubcommandText(n):n[0]==="["||n[0]==="<"?this.styleArgumentText(
n):this.styleCommandText(n)).join(" ")}styleCommandDescription(e){return this.styleDescriptionText(e)}styleOptionDescription(e){
return this.styleDescriptionText(e)}styleSubcommandDescription(e){return this.styleDescriptionText(e)}styleArgumentDescription(e){
return this.styleDescriptionText(e)}styleDescriptionText(e){return e}styleOptionTerm(e){return this.styleOptionText(
e)}styleSubcommandTerm(e){return e.split(" ").map(n=>n==="[options]"?this.styleOptionText(n):n[0]==="["||n[0]===
"<"?this.styleArgumentText(n):this.styleSubcommandText(n)).join(" ")}styleArgumentTerm(e){return this.styleArgumentText(
e)}styleOptionText(e){return e}styleArgumentText(e){return e}styleSubcommandText(e){return e}styleCommandText(e){
return e}padWidth(e,n){return Math.max(n.longestOptionTermLength(e,n),n.longestGlobalOptionTermLength(e,n),n.longestSubcommandTermLength(
e,n),n.longestArgumentTermLength(e,n))}preformatted(e){return/\n[^\S\r\n]/.test(e)}formatItem(e,n,r,s){let o="\
 ".repeat(2);if(!r)return o+e;let a=e.padEnd(n+e.length-s.displayWidth(e)),u=2,c=(this.helpWidth??80)-n-u-2,l;
return c<this.minWidthToWrap||s.preformatted(r)?l=r:l=s.boxWrap(r,c).replace(/\n/g,`
`+" ".repeat(n+u)),o+a+" ".repeat(u)+l.replace(/\n/g,`
${o}`)}boxWrap(e,n){if(n<this.minWidthToWrap)return e;let r=e.split(/\r\n|\n/),s=/[\s]*[^\s]+/g,i=[];return r.
forEach(o=>{let a=o.match(s);if(a===null){i.push("");return}let u=[a.shift()],d=this.displayWidth(u[0]);a.forEach(
c=>{let l=this.displayWidth(c);if(d+l<=n){u.push(c),d+=l;return}i.push(u.join(""));let f=c.trimStart();u=[f],d=
this.displayWidth(f)}),i.push(u.join(""))}),i.join(`
`)}};function Bo(t){let e=/\x1b\[\d*(;\d*)*m/g;return t.replace(e,"")}Es.Help=Ds;Es.stripColor=Bo});var Ss=O(Ts=>{var{InvalidArgumentError:qf}=Rt(),vs=class{constructor(e,n){this.flags=e,this.description=n||"",
this.required=e.includes("<"),this.optional=e.includes("["),this.variadic=/\w\.\.\.[>\]]$/.test(e),this.mandatory=
!1;let r=Zf(e);this.short=r.shortFlag,this.long=r.longFlag,this.negate=!1,this.long&&(this.negate=this.long.startsWith(
"--no-")),this.defaultValue=void 0,this.defaultValueDescription=void 0,this.presetArg=void 0,this.envVar=void 0,
this.parseArg=void 0,this.hidden=!1,this.argChoices=void 0,this.conflictsWith=[],this.implied=void 0,this.helpGroupHeading=
void 0}default(e,n){return this.defaultValue=e,this.defaultValueDescription=n,this}preset(e){return this.presetArg=
e,this}conflicts(e){return this.conflictsWith=this.conflictsWith.concat(e),this}implies(e){let n=e;return typeof e==
"string"&&(n={[e]:!0}),this.implied=Object.assign(this.implied||{},n),this}env(e){return this.envVar=e,this}argParser(e){
return this.parseArg=e,this}makeOptionMandatory(e=!0){return this.mandatory=!!e,this}hideHelp(e=!0){return this.
hidden=!!e,this}_collectValue(e,n){return n===this.defaultValue||!Array.isArray(n)?[e]:(n.push(e),n)}choices(e){
return this.argChoices=e.slice(),this.parseArg=(n,r)=>{if(!this.argChoices.includes(n))throw new qf(`Allowed c\
hoices are ${this.argChoices.join(", ")}.`);return this.variadic?this._collectValue(n,r):n},this}name(){return this.
long?this.long.replace(/^--/,""):this.short.replace(/^-/,"")}attributeName(){return this.negate?Po(this.name().
replace(/^no-/,"")):Po(this.name())}helpGroup(e){return this.helpGroupHeading=e,this}is(e){return this.short===
e||this.long===e}isBoolean(){return!this.required&&!this.optional&&!this.negate}},ws=class{constructor(e){this.
positiveOptions=new Map,this.negativeOptions=new Map,this.dualOptions=new Set,e.forEach(n=>{n.negate?this.negativeOptions.
set(n.attributeName(),n):this.positiveOptions.set(n.attributeName(),n)}),this.negativeOptions.forEach((n,r)=>{
this.positiveOptions.has(r)&&this.dualOptions.add(r)})}valueFromOption(e,n){let r=n.attributeName();if(!this.dualOptions.
has(r))return!0;let s=this.negativeOptions.get(r).presetArg,i=s!==void 0?s:!1;return n.negate===(i===e)}};function Po(t){
return t.split("-").reduce((e,n)=>e+n[0].toUpperCase()+n.slice(1))}function Zf(t){let e,n,r=/^-[^-]$/,s=/^--[^-]/,
i=t.split(/[ |,]+/).concat("guard");if(r.test(i[0])&&(e=i.shift()),s.test(i[0])&&(n=i.shift()),!e&&r.test(i[0])&&
(e=i.shift()),!e&&s.test(i[0])&&(e=n,n=i.shift()),i[0].startsWith("-")){let o=i[0],a=`option creation failed d\
ue to '${o}' in option flags '${t}'`;throw/^-[^-][^-]/.test(o)?new Error(`${a}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`):r.test(o)?new Error(
`${a}
- too many short flags`):s.test(o)?new Error(`${a}
- too many long flags`):new Error(`${a}
- unrecognised flag format`)}if(e===void 0&&n===void 0)throw new Error(`option creation failed due to no flags\
 found in '${t}'.`);return{shortFlag:e,longFlag:n}}Ts.Option=vs;Ts.DualOptions=ws});var Go=O($o=>{function Jf(t,e){if(Math.abs(t.length-e.length)>3)return Math.max(t.length,e.length);let n=[];for(let r=0;r<=
t.length;r++)n[r]=[r];for(let r=0;r<=e.length;r++)n[0][r]=r;for(let r=1;r<=e.length;r++)for(let s=1;s<=t.length;s++){
let i=1;t[s-1]===e[r-1]?i=0:i=1,n[s][r]=Math.min(n[s-1][r]+1,n[s][r-1]+1,n[s-1][r-1]+i),s>1&&r>1&&t[s-1]===e[r-
2]&&t[s-2]===e[r-1]&&(n[s][r]=Math.min(n[s][r],n[s-2][r-2]+1))}return n[t.length][e.length]}function Qf(t,e){if(!e||
e.length===0)return"";e=Array.from(new Set(e));let n=t.startsWith("--");n&&(t=t.slice(2),e=e.map(o=>o.slice(2)));
let r=[],s=3,i=.4;return e.forEach(o=>{if(o.length<=1)return;let a=Jf(t,o),u=Math.max(t.length,o.length);(u-a)/
u>i&&(a<s?(s=a,r=[o]):a===s&&r.push(o))}),r.sort((o,a)=>o.localeCompare(a)),n&&(r=r.map(o=>`--${o}`)),r.length>
1?`
(Did you mean one of ${r.join(", ")}?)`:r.length===1?`
(Did you mean ${r[0]}?)`:""}$o.suggestSimilar=Qf});var Vo=O(Rs=>{var ep=Fe("node:events").EventEmitter,As=Fe("node:child_process"),Ce=Fe("node:path"),Tn=Fe("node:fs"),
B=Fe("node:process"),{Argument:tp,humanReadableArgName:np}=wn(),{CommanderError:Cs}=Rt(),{Help:rp,stripColor:sp}=xs(),
{Option:Wo,DualOptions:ip}=Ss(),{suggestSimilar:Uo}=Go(),ks=class t extends ep{constructor(e){super(),this.commands=
[],this.options=[],this.parent=null,this._allowUnknownOption=!1,this._allowExcessArguments=!1,this.registeredArguments=
[],this._args=this.registeredArguments,this.args=[],this.rawArgs=[],this.processedArgs=[],this._scriptPath=null,
this._name=e||"",this._optionValues={},this._optionValueSources={},this._storeOptionsAsProperties=!1,this._actionHandler=
null,this._executableHandler=!1,this._executableFile=null,this._executableDir=null,this._defaultCommandName=null,
this._exitCallback=null,this._aliases=[],this._combineFlagAndOptionalValue=!0,this._description="",this._summary=
"",this._argsDescription=void 0,this._enablePositionalOptions=!1,this._passThroughOptions=!1,this._lifeCycleHooks=
{},this._showHelpAfterError=!1,this._showSuggestionAfterError=!0,this._savedState=null,this._outputConfiguration=
{writeOut:n=>B.stdout.write(n),writeErr:n=>B.stderr.write(n),outputError:(n,r)=>r(n),getOutHelpWidth:()=>B.stdout.
isTTY?B.stdout.columns:void 0,getErrHelpWidth:()=>B.stderr.isTTY?B.stderr.columns:void 0,getOutHasColors:()=>Ns()??
(B.stdout.isTTY&&B.stdout.hasColors?.()),getErrHasColors:()=>Ns()??(B.stderr.isTTY&&B.stderr.hasColors?.()),stripColor:n=>sp(
n)},this._hidden=!1,this._helpOption=void 0,this._addImplicitHelpCommand=void 0,this._helpCommand=void 0,this.
_helpConfiguration={},this._helpGroupHeading=void 0,this._defaultCommandGroup=void 0,this._defaultOptionGroup=
void 0}copyInheritedSettings(e){return this._outputConfiguration=e._outputConfiguration,this._helpOption=e._helpOption,
this._helpCommand=e._helpCommand,this._helpConfiguration=e._helpConfiguration,this._exitCallback=e._exitCallback,
this._storeOptionsAsProperties=e._storeOptionsAsProperties,this._combineFlagAndOptionalValue=e._combineFlagAndOptionalValue,
this._allowExcessArguments=e._allowExcessArguments,this._enablePositionalOptions=e._enablePositionalOptions,this.
_showHelpAfterError=e._showHelpAfterError,this._showSuggestionAfterError=e._showSuggestionAfterError,this}_getCommandAndAncestors(){
let e=[];for(let n=this;n;n=n.parent)e.push(n);return e}command(e,n,r){let s=n,i=r;typeof s=="object"&&s!==null&&
(i=s,s=null),i=i||{};let[,o,a]=e.match(/([^ ]+) *(.*)/),u=this.createCommand(o);return s&&(u.description(s),u.
_executableHandler=!0),i.isDefault&&(this._defaultCommandName=u._name),u._hidden=!!(i.noHelp||i.hidden),u._executableFile=
i.executableFile||null,a&&u.arguments(a),this._registerCommand(u),u.parent=this,u.copyInheritedSettings(this),
s?this:u}createCommand(e){return new t(e)}createHelp(){return Object.assign(new rp,this.configureHelp())}configureHelp(e){
return e===void 0?this._helpConfiguration:(this._helpConfiguration=e,this)}configureOutput(e){return e===void 0?
this._outputConfiguration:(this._outputConfiguration={...this._outputConfiguration,...e},this)}showHelpAfterError(e=!0){
return typeof e!="string"&&(e=!!e),this._showHelpAfterError=e,this}showSuggestionAfterError(e=!0){return this.
_showSuggestionAfterError=!!e,this}addCommand(e,n){if(!e._name)throw new Error(`Command passed to .addCommand(\
) must have a name
- specify the name in Command constructor or using .name()`);return n=n||{},n.isDefault&&(this._defaultCommandName=
e._name),(n.noHelp||n.hidden)&&(e._hidden=!0),this._registerCommand(e),e.parent=this,e._checkForBrokenPassThrough(),
this}createArgument(e,n){return new tp(e,n)}argument(e,n,r,s){let i=this.createArgument(e,n);return typeof r==
"function"?i.default(s).argParser(r):i.default(r),this.addArgument(i),this}arguments(e){return e.trim().split(
/ +/).forEach(n=>{this.argument(n)}),this}addArgument(e){let n=this.registeredArguments.slice(-1)[0];if(n?.variadic)
throw new Error(`only the last argument can be variadic '${n.name()}'`);if(e.required&&e.defaultValue!==void 0&&
e.parseArg===void 0)throw new Error(`a default value for a required argument is never used: '${e.name()}'`);return this.
registeredArguments.push(e),this}helpCommand(e,n){if(typeof e=="boolean")return this._addImplicitHelpCommand=e,
e&&this._defaultCommandGroup&&this._initCommandGroup(this._getHelpCommand()),this;let r=e??"help [command]",[,
s,i]=r.match(/([^ ]+) *(.*)/),o=n??"display help for command",a=this.createCommand(s);return a.helpOption(!1),
i&&a.arguments(i),o&&a.description(o),this._addImplicitHelpCommand=!0,this._helpCommand=a,(e||n)&&this._initCommandGroup(
a),this}addHelpCommand(e,n){return typeof e!="object"?(this.helpCommand(e,n),this):(this._addImplicitHelpCommand=
!0,this._helpCommand=e,this._initCommandGroup(e),this)}_getHelpCommand(){return this._addImplicitHelpCommand??
(this.commands.length&&!this._actionHandler&&!this._findCommand("help"))?(this._helpCommand===void 0&&this.helpCommand(
void 0,void 0),this._helpCommand):null}hook(e,n){let r=["preSubcommand","preAction","postAction"];if(!r.includes(
e))throw new Error(`Unexpected value for event passed to hook : '${e}'.
Expecting one of '${r.join("', '")}'`);return this._lifeCycleHooks[e]?this._lifeCycleHooks[e].push(n):this._lifeCycleHooks[e]=
[n],this}exitOverride(e){return e?this._exitCallback=e:this._exitCallback=n=>{if(n.code!=="commander.executeSu\
bCommandAsync")throw n},this}_exit(e,n,r){this._exitCallback&&this._exitCallback(new Cs(e,n,r)),B.exit(e)}action(e){
let n=r=>{let s=this.registeredArguments.length,i=r.slice(0,s);return this._storeOptionsAsProperties?i[s]=this:
i[s]=this.opts(),i.push(this),e.apply(this,i)};return this._actionHandler=n,this}createOption(e,n){return new Wo(
e,n)}_callParseArg(e,n,r,s){try{return e.parseArg(n,r)}catch(i){if(i.code==="commander.invalidArgument"){let o=`${s}\
 ${i.message}`;this.error(o,{exitCode:i.exitCode,code:i.code})}throw i}}_registerOption(e){let n=e.short&&this.
_findOption(e.short)||e.long&&this._findOption(e.long);if(n){let r=e.long&&this._findOption(e.long)?e.long:e.short;
throw new Error(`Cannot add option '${e.flags}'${this._name&&` to command '${this._name}'`} due to conflicting\
 flag '${r}'
-  already used by option '${n.flags}'`)}this._initOptionGroup(e),this.options.push(e)}_registerCommand(e){let n=s=>[
s.name()].concat(s.aliases()),r=n(e).find(s=>this._findCommand(s));if(r){let s=n(this._findCommand(r)).join("|"),
i=n(e).join("|");throw new Error(`cannot add command '${i}' as already have command '${s}'`)}this._initCommandGroup(
e),this.commands.push(e)}addOption(e){this._registerOption(e);let n=e.name(),r=e.attributeName();if(e.negate){
let i=e.long.replace(/^--no-/,"--");this._findOption(i)||this.setOptionValueWithSource(r,e.defaultValue===void 0?
!0:e.defaultValue,"default")}else e.defaultValue!==void 0&&this.setOptionValueWithSource(r,e.defaultValue,"def\
ault");let s=(i,o,a)=>{i==null&&e.presetArg!==void 0&&(i=e.presetArg);let u=this.getOptionValue(r);i!==null&&e.
parseArg?i=this._callParseArg(e,i,u,o):i!==null&&e.variadic&&(i=e._collectValue(i,u)),i==null&&(e.negate?i=!1:
e.isBoolean()||e.optional?i=!0:i=""),this.setOptionValueWithSource(r,i,a)};return this.on("option:"+n,i=>{let o=`\
error: option '${e.flags}' argument '${i}' is invalid.`;s(i,o,"cli")}),e.envVar&&this.on("optionEnv:"+n,i=>{let o=`\
error: option '${e.flags}' value '${i}' from env '${e.envVar}' is invalid.`;s(i,o,"env")}),this}_optionEx(e,n,r,s,i){
if(typeof n=="object"&&n instanceof Wo)throw new Error("To add an Option object use addOption() instead of opt\
ion() or requiredOption()");let o=this.createOption(n,r);if(o.makeOptionMandatory(!!e.mandatory),typeof s=="fu\
nction")o.default(i).argParser(s);else if(s instanceof RegExp){let a=s;s=(u,d)=>{let c=a.exec(u);return c?c[0]:
d},o.default(i).argParser(s)}else o.default(s);return this.addOption(o)}option(e,n,r,s){return this._optionEx(
{},e,n,r,s)}requiredOption(e,n,r,s){return this._optionEx({mandatory:!0},e,n,r,s)}combineFlagAndOptionalValue(e=!0){
return this._combineFlagAndOptionalValue=!!e,this}allowUnknownOption(e=!0){return this._allowUnknownOption=!!e,
this}allowExcessArguments(e=!0){return this._allowExcessArguments=!!e,this}enablePositionalOptions(e=!0){return this.
_enablePositionalOptions=!!e,this}passThroughOptions(e=!0){return this._passThroughOptions=!!e,this._checkForBrokenPassThrough(),
this}_checkForBrokenPassThrough(){if(this.parent&&this._passThroughOptions&&!this.parent._enablePositionalOptions)
throw new Error(`passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOpti\
ons for parent command(s)`)}storeOptionsAsProperties(e=!0){if(this.options.length)throw new Error("call .store\
OptionsAsProperties() before adding options");if(Object.keys(this._optionValues).length)throw new Error("call \
.storeOptionsAsProperties() before setting option values");return this._storeOptionsAsProperties=!!e,this}getOptionValue(e){
return this._storeOptionsAsProperties?this[e]:this._optionValues[e]}setOptionValue(e,n){return this.setOptionValueWithSource(
e,n,void 0)}setOptionValueWithSource(e,n,r){return this._storeOptionsAsProperties?this[e]=n:this._optionValues[e]=
n,this._optionValueSources[e]=r,this}getOptionValueSource(e){return this._optionValueSources[e]}getOptionValueSourceWithGlobals(e){
let n;return this._getCommandAndAncestors().forEach(r=>{r.getOptionValueSource(e)!==void 0&&(n=r.getOptionValueSource(
e))}),n}_prepareUserArgs(e,n){if(e!==void 0&&!Array.isArray(e))throw new Error("first parameter to parse must \
be array or undefined");if(n=n||{},e===void 0&&n.from===void 0){B.versions?.electron&&(n.from="electron");let s=B.
execArgv??[];(s.includes("-e")||s.includes("--eval")||s.includes("-p")||s.includes("--print"))&&(n.from="eval")}
e===void 0&&(e=B.argv),this.rawArgs=e.slice();let r;switch(n.from){case void 0:case"node":this._scriptPath=e[1],
r=e.slice(2);break;case"electron":B.defaultApp?(this._scriptPath=e[1],r=e.slice(2)):r=e.slice(1);break;case"us\
er":r=e.slice(0);break;case"eval":r=e.slice(1);break;default:throw new Error(`unexpected parse option { from: \
'${n.from}' }`)}return!this._name&&this._scriptPath&&this.nameFromFilename(this._scriptPath),this._name=this._name||
"program",r}parse(e,n){this._prepareForParse();let r=this._prepareUserArgs(e,n);return this._parseCommand([],r),
this}async parseAsync(e,n){this._prepareForParse();let r=this._prepareUserArgs(e,n);return await this._parseCommand(
[],r),this}_prepareForParse(){this._savedState===null?this.saveStateBeforeParse():this.restoreStateBeforeParse()}saveStateBeforeParse(){
this._savedState={_name:this._name,_optionValues:{...this._optionValues},_optionValueSources:{...this._optionValueSources}}}restoreStateBeforeParse(){
if(this._storeOptionsAsProperties)throw new Error(`Can not call parse again when storeOptionsAsProperties is t\
rue.
- either make a new Command for each call to parse, or stop storing options as properties`);this._name=this._savedState.
_name,this._scriptPath=null,this.rawArgs=[],this._optionValues={...this._savedState._optionValues},this._optionValueSources=
{...this._savedState._optionValueSources},this.args=[],this.processedArgs=[]}_checkForMissingExecutable(e,n,r){
if(Tn.existsSync(e))return;let s=n?`searched for local subcommand relative to directory '${n}'`:"no directory \
for search for local subcommand, use .executableDir() to supply a custom directory",i=`'${e}' does not exist
 - if '${r}' is not meant to be an executable command, remove description parameter from '.command()' and use \
'.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or pa\
th
 - ${s}`;throw new Error(i)}_executeSubCommand(e,n){n=n.slice();let r=!1,s=[".js",".ts",".tsx",".mjs",".cjs"];
function i(c,l){let f=Ce.resolve(c,l);if(Tn.existsSync(f))return f;if(s.includes(Ce.extname(l)))return;let m=s.
find(p=>Tn.existsSync(`${f}${p}`));if(m)return`${f}${m}`}this._checkForMissingMandatoryOptions(),this._checkForConflictingOptions();
let o=e._executableFile||`${this._name}-${e._name}`,a=this._executableDir||"";if(this._scriptPath){let c;try{c=
Tn.realpathSync(this._scriptPath)}catch{c=this._scriptPath}a=Ce.resolve(Ce.dirname(c),a)}if(a){let c=i(a,o);if(!c&&
!e._executableFile&&this._scriptPath){let l=Ce.basename(this._scriptPath,Ce.extname(this._scriptPath));l!==this.
_name&&(c=i(a,`${l}-${e._name}`))}o=c||o}r=s.includes(Ce.extname(o));let u;B.platform!=="win32"?r?(n.unshift(o),
n=Ho(B.execArgv).concat(n),u=As.spawn(B.argv[0],n,{stdio:"inherit"})):u=As.spawn(o,n,{stdio:"inherit"}):(this.
_checkForMissingExecutable(o,a,e._name),n.unshift(o),n=Ho(B.execArgv).concat(n),u=As.spawn(B.execPath,n,{stdio:"\
inherit"})),u.killed||["SIGUSR1","SIGUSR2","SIGTERM","SIGINT","SIGHUP"].forEach(l=>{B.on(l,()=>{u.killed===!1&&
u.exitCode===null&&u.kill(l)})});let d=this._exitCallback;u.on("close",c=>{c=c??1,d?d(new Cs(c,"commander.exec\
uteSubCommandAsync","(close)")):B.exit(c)}),u.on("error",c=>{if(c.code==="ENOENT")this._checkForMissingExecutable(
o,a,e._name);else if(c.code==="EACCES")throw new Error(`'${o}' not executable`);if(!d)B.exit(1);else{let l=new Cs(
1,"commander.executeSubCommandAsync","(error)");l.nestedError=c,d(l)}}),this.runningCommand=u}_dispatchSubcommand(e,n,r){
let s=this._findCommand(e);s||this.help({error:!0}),s._prepareForParse();let i;return i=this._chainOrCallSubCommandHook(
i,s,"preSubcommand"),i=this._chainOrCall(i,()=>{if(s._executableHandler)this._executeSubCommand(s,n.concat(r));else
return s._parseCommand(n,r)}),i}_dispatchHelpCommand(e){e||this.help();let n=this._findCommand(e);return n&&!n.
_executableHandler&&n.help(),this._dispatchSubcommand(e,[],[this._getHelpOption()?.long??this._getHelpOption()?.
short??"--help"])}_checkNumberOfArguments(){this.registeredArguments.forEach((e,n)=>{e.required&&this.args[n]==
null&&this.missingArgument(e.name())}),!(this.registeredArguments.length>0&&this.registeredArguments[this.registeredArguments.
length-1].variadic)&&this.args.length>this.registeredArguments.length&&this._excessArguments(this.args)}_processArguments(){
let e=(r,s,i)=>{let o=s;if(s!==null&&r.parseArg){let a=`error: command-argument value '${s}' is invalid for ar\
gument '${r.name()}'.`;o=this._callParseArg(r,s,i,a)}return o};this._checkNumberOfArguments();let n=[];this.registeredArguments.
forEach((r,s)=>{let i=r.defaultValue;r.variadic?s<this.args.length?(i=this.args.slice(s),r.parseArg&&(i=i.reduce(
(o,a)=>e(r,a,o),r.defaultValue))):i===void 0&&(i=[]):s<this.args.length&&(i=this.args[s],r.parseArg&&(i=e(r,i,
r.defaultValue))),n[s]=i}),this.processedArgs=n}_chainOrCall(e,n){return e?.then&&typeof e.then=="function"?e.
then(()=>n()):n()}_chainOrCallHooks(e,n){let r=e,s=[];return this._getCommandAndAncestors().reverse().filter(i=>i.
_lifeCycleHooks[n]!==void 0).forEach(i=>{i._lifeCycleHooks[n].forEach(o=>{s.push({hookedCommand:i,callback:o})})}),
n==="postAction"&&s.reverse(),s.forEach(i=>{r=this._chainOrCall(r,()=>i.callback(i.hookedCommand,this))}),r}_chainOrCallSubCommandHook(e,n,r){
let s=e;return this._lifeCycleHooks[r]!==void 0&&this._lifeCycleHooks[r].forEach(i=>{s=this._chainOrCall(s,()=>i(
this,n))}),s}_parseCommand(e,n){let r=this.parseOptions(n);if(this._parseOptionsEnv(),this._parseOptionsImplied(),
e=e.concat(r.operands),n=r.unknown,this.args=e.concat(n),e&&this._findCommand(e[0]))return this._dispatchSubcommand(
e[0],e.slice(1),n);if(this._getHelpCommand()&&e[0]===this._getHelpCommand().name())return this._dispatchHelpCommand(
e[1]);if(this._defaultCommandName)return this._outputHelpIfRequested(n),this._dispatchSubcommand(this._defaultCommandName,
e,n);this.commands.length&&this.args.length===0&&!this._actionHandler&&!this._defaultCommandName&&this.help({error:!0}),
this._outputHelpIfRequested(r.unknown),this._checkForMissingMandatoryOptions(),this._checkForConflictingOptions();
let s=()=>{r.unknown.length>0&&this.unknownOption(r.unknown[0])},i=`command:${this.name()}`;if(this._actionHandler){
s(),this._processArguments();let o;return o=this._chainOrCallHooks(o,"preAction"),o=this._chainOrCall(o,()=>this.
_actionHandler(this.processedArgs)),this.parent&&(o=this._chainOrCall(o,()=>{this.parent.emit(i,e,n)})),o=this.
_chainOrCallHooks(o,"postAction"),o}if(this.parent?.listenerCount(i))s(),this._processArguments(),this.parent.
emit(i,e,n);else if(e.length){if(this._findCommand("*"))return this._dispatchSubcommand("*",e,n);this.listenerCount(
"command:*")?this.emit("command:*",e,n):this.commands.length?this.unknownCommand():(s(),this._processArguments())}else
this.commands.length?(s(),this.help({error:!0})):(s(),this._processArguments())}_findCommand(e){if(e)return this.
commands.find(n=>n._name===e||n._aliases.includes(e))}_findOption(e){return this.options.find(n=>n.is(e))}_checkForMissingMandatoryOptions(){
this._getCommandAndAncestors().forEach(e=>{e.options.forEach(n=>{n.mandatory&&e.getOptionValue(n.attributeName())===
void 0&&e.missingMandatoryOptionValue(n)})})}_checkForConflictingLocalOptions(){let e=this.options.filter(r=>{
let s=r.attributeName();return this.getOptionValue(s)===void 0?!1:this.getOptionValueSource(s)!=="default"});e.
filter(r=>r.conflictsWith.length>0).forEach(r=>{let s=e.find(i=>r.conflictsWith.includes(i.attributeName()));s&&
this._conflictingOption(r,s)})}_checkForConflictingOptions(){this._getCommandAndAncestors().forEach(e=>{e._checkForConflictingLocalOptions()})}parseOptions(e){
let n=[],r=[],s=n;function i(c){return c.length>1&&c[0]==="-"}let o=c=>/^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(c)?
!this._getCommandAndAncestors().some(l=>l.options.map(f=>f.short).some(f=>/^-\d$/.test(f))):!1,a=null,u=null,d=0;
for(;d<e.length||u;){let c=u??e[d++];if(u=null,c==="--"){s===r&&s.push(c),s.push(...e.slice(d));break}if(a&&(!i(
c)||o(c))){this.emit(`option:${a.name()}`,c);continue}if(a=null,i(c)){let l=this._findOption(c);if(l){if(l.required){
let f=e[d++];f===void 0&&this.optionMissingArgument(l),this.emit(`option:${l.name()}`,f)}else if(l.optional){let f=null;
d<e.length&&(!i(e[d])||o(e[d]))&&(f=e[d++]),this.emit(`option:${l.name()}`,f)}else this.emit(`option:${l.name()}`);
a=l.variadic?l:null;continue}}if(c.length>2&&c[0]==="-"&&c[1]!=="-"){let l=this._findOption(`-${c[1]}`);if(l){
l.required||l.optional&&this._combineFlagAndOptionalValue?this.emit(`option:${l.name()}`,c.slice(2)):(this.emit(
`option:${l.name()}`),u=`-${c.slice(2)}`);continue}}if(/^--[^=]+=/.test(c)){let l=c.indexOf("="),f=this._findOption(
c.slice(0,l));if(f&&(f.required||f.optional)){this.emit(`option:${f.name()}`,c.slice(l+1));continue}}if(s===n&&
i(c)&&!(this.commands.length===0&&o(c))&&(s=r),(this._enablePositionalOptions||this._passThroughOptions)&&n.length===
0&&r.length===0){if(this._findCommand(c)){n.push(c),r.push(...e.slice(d));break}else if(this._getHelpCommand()&&
c===this._getHelpCommand().name()){n.push(c,...e.slice(d));break}else if(this._defaultCommandName){r.push(c,...e.
slice(d));break}}if(this._passThroughOptions){s.push(c,...e.slice(d));break}s.push(c)}return{operands:n,unknown:r}}opts(){
if(this._storeOptionsAsProperties){let e={},n=this.options.length;for(let r=0;r<n;r++){let s=this.options[r].attributeName();
e[s]=s===this._versionOptionName?this._version:this[s]}return e}return this._optionValues}optsWithGlobals(){return this.
_getCommandAndAncestors().reduce((e,n)=>Object.assign(e,n.opts()),{})}error(e,n){this._outputConfiguration.outputError(
`${e}
`,this._outputConfiguration.writeErr),typeof this._showHelpAfterError=="string"?this._outputConfiguration.writeErr(
`${this._showHelpAfterError}
`):this._showHelpAfterError&&(this._outputConfiguration.writeErr(`
`),this.outputHelp({error:!0}));let r=n||{},s=r.exitCode||1,i=r.code||"commander.error";this._exit(s,i,e)}_parseOptionsEnv(){
this.options.forEach(e=>{if(e.envVar&&e.envVar in B.env){let n=e.attributeName();(this.getOptionValue(n)===void 0||
["default","config","env"].includes(this.getOptionValueSource(n)))&&(e.required||e.optional?this.emit(`optionE\
nv:${e.name()}`,B.env[e.envVar]):this.emit(`optionEnv:${e.name()}`))}})}_parseOptionsImplied(){let e=new ip(this.
options),n=r=>this.getOptionValue(r)!==void 0&&!["default","implied"].includes(this.getOptionValueSource(r));this.
options.filter(r=>r.implied!==void 0&&n(r.attributeName())&&e.valueFromOption(this.getOptionValue(r.attributeName()),
r)).forEach(r=>{Object.keys(r.implied).filter(s=>!n(s)).forEach(s=>{this.setOptionValueWithSource(s,r.implied[s],
"implied")})})}missingArgument(e){let n=`error: missing required argument '${e}'`;this.error(n,{code:"commande\
r.missingArgument"})}optionMissingArgument(e){let n=`error: option '${e.flags}' argument missing`;this.error(n,
{code:"commander.optionMissingArgument"})}missingMandatoryOptionValue(e){let n=`error: required option '${e.flags}\
' not specified`;this.error(n,{code:"commander.missingMandatoryOptionValue"})}_conflictingOption(e,n){let r=o=>{
let a=o.attributeName(),u=this.getOptionValue(a),d=this.options.find(l=>l.negate&&a===l.attributeName()),c=this.
options.find(l=>!l.negate&&a===l.attributeName());return d&&(d.presetArg===void 0&&u===!1||d.presetArg!==void 0&&
u===d.presetArg)?d:c||o},s=o=>{let a=r(o),u=a.attributeName();return this.getOptionValueSource(u)==="env"?`env\
ironment variable '${a.envVar}'`:`option '${a.flags}'`},i=`error: ${s(e)} cannot be used with ${s(n)}`;this.error(
i,{code:"commander.conflictingOption"})}unknownOption(e){if(this._allowUnknownOption)return;let n="";if(e.startsWith(
"--")&&this._showSuggestionAfterError){let s=[],i=this;do{let o=i.createHelp().visibleOptions(i).filter(a=>a.long).
map(a=>a.long);s=s.concat(o),i=i.parent}while(i&&!i._enablePositionalOptions);n=Uo(e,s)}let r=`error: unknown \
option '${e}'${n}`;this.error(r,{code:"commander.unknownOption"})}_excessArguments(e){if(this._allowExcessArguments)
return;let n=this.registeredArguments.length,r=n===1?"":"s",i=`error: too many arguments${this.parent?` for '${this.
name()}'`:""}. Expected ${n} argument${r} but got ${e.length}.`;this.error(i,{code:"commander.excessArguments"})}unknownCommand(){
let e=this.args[0],n="";if(this._showSuggestionAfterError){let s=[];this.createHelp().visibleCommands(this).forEach(
i=>{s.push(i.name()),i.alias()&&s.push(i.alias())}),n=Uo(e,s)}let r=`error: unknown command '${e}'${n}`;this.error(
r,{code:"commander.unknownCommand"})}version(e,n,r){if(e===void 0)return this._version;this._version=e,n=n||"-\
V, --version",r=r||"output the version number";let s=this.createOption(n,r);return this._versionOptionName=s.attributeName(),
this._registerOption(s),this.on("option:"+s.name(),()=>{this._outputConfiguration.writeOut(`${e}
`),this._exit(0,"commander.version",e)}),this}description(e,n){return e===void 0&&n===void 0?this._description:
(this._description=e,n&&(this._argsDescription=n),this)}summary(e){return e===void 0?this._summary:(this._summary=
e,this)}alias(e){if(e===void 0)return this._aliases[0];let n=this;if(this.commands.length!==0&&this.commands[this.
commands.length-1]._executableHandler&&(n=this.commands[this.commands.length-1]),e===n._name)throw new Error("\
Command alias can't be the same as its name");let r=this.parent?._findCommand(e);if(r){let s=[r.name()].concat(
r.aliases()).join("|");throw new Error(`cannot add alias '${e}' to command '${this.name()}' as already have co\
mmand '${s}'`)}return n._aliases.push(e),this}aliases(e){return e===void 0?this._aliases:(e.forEach(n=>this.alias(
n)),this)}usage(e){if(e===void 0){if(this._usage)return this._usage;let n=this.registeredArguments.map(r=>np(r));
return[].concat(this.options.length||this._helpOption!==null?"[options]":[],this.commands.length?"[command]":[],
this.registeredArguments.length?n:[]).join(" ")}return this._usage=e,this}name(e){return e===void 0?this._name:
(this._name=e,this)}helpGroup(e){return e===void 0?this._helpGroupHeading??"":(this._helpGroupHeading=e,this)}commandsGroup(e){
return e===void 0?this._defaultCommandGroup??"":(this._defaultCommandGroup=e,this)}optionsGroup(e){return e===
void 0?this._defaultOptionGroup??"":(this._defaultOptionGroup=e,this)}_initOptionGroup(e){this._defaultOptionGroup&&
!e.helpGroupHeading&&e.helpGroup(this._defaultOptionGroup)}_initCommandGroup(e){this._defaultCommandGroup&&!e.
helpGroup()&&e.helpGroup(this._defaultCommandGroup)}nameFromFilename(e){return this._name=Ce.basename(e,Ce.extname(
e)),this}executableDir(e){return e===void 0?this._executableDir:(this._executableDir=e,this)}helpInformation(e){
let n=this.createHelp(),r=this._getOutputContext(e);n.prepareContext({error:r.error,helpWidth:r.helpWidth,outputHasColors:r.
hasColors});let s=n.formatHelp(this,n);return r.hasColors?s:this._outputConfiguration.stripColor(s)}_getOutputContext(e){
e=e||{};let n=!!e.error,r,s,i;return n?(r=a=>this._outputConfiguration.writeErr(a),s=this._outputConfiguration.
getErrHasColors(),i=this._outputConfiguration.getErrHelpWidth()):(r=a=>this._outputConfiguration.writeOut(a),s=
this._outputConfiguration.getOutHasColors(),i=this._outputConfiguration.getOutHelpWidth()),{error:n,write:a=>(s||
(a=this._outputConfiguration.stripColor(a)),r(a)),hasColors:s,helpWidth:i}}outputHelp(e){let n;typeof e=="func\
tion"&&(n=e,e=void 0);let r=this._getOutputContext(e),s={error:r.error,write:r.write,command:this};this._getCommandAndAncestors().
reverse().forEach(o=>o.emit("beforeAllHelp",s)),this.emit("beforeHelp",s);let i=this.helpInformation({error:r.
error});if(n&&(i=n(i),typeof i!="string"&&!Buffer.isBuffer(i)))throw new Error("outputHelp callback must retur\
n a string or a Buffer");r.write(i),this._getHelpOption()?.long&&this.emit(this._getHelpOption().long),this.emit(
"afterHelp",s),this._getCommandAndAncestors().forEach(o=>o.emit("afterAllHelp",s))}helpOption(e,n){return typeof e==
"boolean"?(e?(this._helpOption===null&&(this._helpOption=void 0),this._defaultOptionGroup&&this._initOptionGroup(
this._getHelpOption())):this._helpOption=null,this):(this._helpOption=this.createOption(e??"-h, --help",n??"di\
splay help for command"),(e||n)&&this._initOptionGroup(this._helpOption),this)}_getHelpOption(){return this._helpOption===
void 0&&this.helpOption(void 0,void 0),this._helpOption}addHelpOption(e){return this._helpOption=e,this._initOptionGroup(
e),this}help(e){this.outputHelp(e);let n=Number(B.exitCode??0);n===0&&e&&typeof e!="function"&&e.error&&(n=1),
this._exit(n,"commander.help","(outputHelp)")}addHelpText(e,n){let r=["beforeAll","before","after","afterAll"];
if(!r.includes(e))throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${r.join("', '")}'`);let s=`${e}Help`;return this.on(s,i=>{let o;typeof n=="function"?o=n({error:i.
error,command:i.command}):o=n,o&&i.write(`${o}
`)}),this}_outputHelpIfRequested(e){let n=this._getHelpOption();n&&e.find(s=>n.is(s))&&(this.outputHelp(),this.
_exit(0,"commander.helpDisplayed","(outputHelp)"))}};function Ho(t){return t.map(e=>{if(!e.startsWith("--inspe\
ct"))return e;let n,r="127.0.0.1",s="9229",i;return(i=e.match(/^(--inspect(-brk)?)$/))!==null?n=i[1]:(i=e.match(
/^(--inspect(-brk|-port)?)=([^:]+)$/))!==null?(n=i[1],/^\d+$/.test(i[3])?s=i[3]:r=i[3]):(i=e.match(/^(--inspect(-brk|-port)?)=([^:]+):(\d+)$/))!==
null&&(n=i[1],r=i[3],s=i[4]),n&&s!=="0"?`${n}=${r}:${parseInt(s)+1}`:e})}function Ns(){if(B.env.NO_COLOR||B.env.
FORCE_COLOR==="0"||B.env.FORCE_COLOR==="false")return!1;if(B.env.FORCE_COLOR||B.env.CLICOLOR_FORCE!==void 0)return!0}
Rs.Command=ks;Rs.useColor=Ns});var Xo=O(ne=>{var{Argument:Yo}=wn(),{Command:Os}=Vo(),{CommanderError:op,InvalidArgumentError:Ko}=Rt(),{Help:ap}=xs(),
{Option:jo}=Ss();ne.program=new Os;ne.createCommand=t=>new Os(t);ne.createOption=(t,e)=>new jo(t,e);ne.createArgument=
(t,e)=>new Yo(t,e);ne.Command=Os;ne.Option=jo;ne.Argument=Yo;ne.Help=ap;ne.CommanderError=op;ne.InvalidArgumentError=
Ko;ne.InvalidOptionArgumentError=Ko});function Me(t,e,n,r,s){let i=t|0,o=e|0,a=i^o^466688986,u=(n|0)+i|0,d=(r|0)+o|0;u=u+d|0,d=(d<<13|d>>>19)^u,u=u+
d|0,d=(d<<15|d>>>17)^u,u=u+d|0,d=(d<<26|d>>>6)^u,u=u+d|0,d=(d<<6|d>>>26)^u,u=u+o|0,d=d+a+1|0,u=u+d|0,d=(d<<17|
d>>>15)^u,u=u+d|0,d=(d<<29|d>>>3)^u,u=u+d|0,d=(d<<16|d>>>16)^u,u=u+d|0,d=(d<<24|d>>>8)^u,u=u+a|0,d=d+i+2|0,u=u+
d|0,d=(d<<13|d>>>19)^u,u=u+d|0,d=(d<<15|d>>>17)^u,u=u+d|0,d=(d<<26|d>>>6)^u,u=u+d|0,d=(d<<6|d>>>26)^u,u=u+i|0,
d=d+o+3|0,u=u+d|0,d=(d<<17|d>>>15)^u,u=u+d|0,d=(d<<29|d>>>3)^u,u=u+d|0,d=(d<<16|d>>>16)^u,u=u+d|0,d=(d<<24|d>>>
8)^u,u=u+o|0,d=d+a+4|0,u=u+d|0,d=(d<<13|d>>>19)^u,u=u+d|0,d=(d<<15|d>>>17)^u,u=u+d|0,d=(d<<26|d>>>6)^u,u=u+d|0,
d=(d<<6|d>>>26)^u,s[0]=u+a,s[1]=d+i+5}var Cn=T(()=>{"use strict"});function _s(t,e){let n=0,r=t.length;for(;n<r;){let s=n+r>>>1;t[s]<e?n=s+1:r=s}return n}function ot({ids:t,bits:e},n){
let r=_s(t,n%2**e);return r===t.length?0:r}function kn({ids:t},e,n){let r=Math.floor(e/2**n)*2**n;return{first:_s(
t,r),end:_s(t,r+2**n)}}function X({key:t},e,n,r){return Math.floor(Nn(t,e,n)*r)}function Nn(t,e,n){return Me(t[0],
t[1],e,n,Is),(Is[0]>>>0)*2**-32+(Is[1]>>>11)*2**-53}var Is,re=T(()=>{"use strict";Cn();Is=new Int32Array(2)});var up,Rn,Fs=T(()=>{"use strict";re();up=62,Rn={name:"chord",entriesCount:"successors in each list, beside the\
 fingers",entryNouns:["successor","successors"],preferredEntries:()=>1,maxEntries:t=>Math.max(0,Math.min(t-1,up)),
peers(t,e,n){let{ids:r,bits:s}=t,i=Array.from({length:n},(a,u)=>(e+1+u)%r.length),o=Array.from({length:s},(a,u)=>ot(
t,r[e]+2**u));return[...new Set([...i,...o])].filter(a=>a!==e)},routing:{metric:"clockwise"}}});function Ms(t,e,n,r){let s=t.ids.length,i=t.ids[e]*n%2**t.bits;return(ot(t,i)-1+r+s)%s}function Bs({ids:t,bits:e},n,r,s){
let i=31-Math.clz32(n),o=t[r],a=at(o,t[(r+1)%t.length],e)||2**e,u=e%i;if(2**u>a)return{node:(o+1)%2**e,left:Math.
ceil(e/i)*i};for(;u+i<e&&2**(u+i)<=a;)u+=i;let c=((Math.floor(t[s]/2**(e-u))-o-1)%2**u+2**u)%2**u;return{node:(o+
1+c)%2**e,left:e-u}}function dp(t,e,n,r,s){let{ids:i,bits:o}=t,a=(n+1)%i.length;if(a===r)return r;let u=at(i[n],
i[a],o)||2**o;if((at(i[n],s.node,o)||2**o)>u||s.left===0)return a;let c=31-Math.clz32(e);s.left-=c;let l=Math.
floor(i[r]/2**s.left)%e;return s.node=(s.node*e+l)%2**o,cp(t,e,n,s.node)}function cp(t,e,n,r){let{ids:s,bits:i}=t,
o=Ms(t,n,e,0);for(let a=1;a<e-1;a++){let u=Ms(t,n,e,a);if(at(s[u],r,i)===0||at(s[o],s[u],i)>=(at(s[o],r,i)||2**
i))break;o=u}return o}function at(t,e,n){return(e-t+2**n)%2**n}var Jo,Ls,On,In=T(()=>{"use strict";re();Jo=[2,
4,8,16,32,64],Ls=4,On={name:"debruijn",entriesCount:"links of each node",entryNouns:["link","links"],preferredEntries:()=>2,
maxEntries:t=>t<2?0:Jo.at(-1),choices:()=>Jo,peers(t,e,n){let r=t.ids.length,s=[(e+1)%r,...Array.from({length:n-
1},(i,o)=>Ms(t,e,n,o))];return[...new Set(s)].filter(i=>i!==e)},routing:{unsupportedReason:"its packets carry \
an imaginary node, for which the wire format has no field",path(t,e,n,r){let s=t.ids.length,i=Bs(t,e,n,r),o=[n];
for(let a=n,u=Ls*s;a!==r;u--){let d=dp(t,e,a,r,i);if(u===0)return;d!==a&&o.push(d),a=d}return o}}}});function fp(t){return Math.max(0,Math.min(t-1,lp))}function Qo(t,e,n){let r=t.ids.length,s=new Set([(e+1)%r]);
for(let i=0;i<mp*n&&s.size<n;i++){let o=X(t,t.ids[e],i,r);o!==e&&s.add(o)}return[...s]}var lp,mp,ut,_n=T(()=>{
"use strict";re();lp=64,mp=8;ut={name:"flood",entriesCount:"neighbours of each node",entryNouns:["neighbour","\
neighbours"],preferredEntries:()=>4,maxEntries:fp,peers:Qo,routing:{unsupportedReason:"it copies packets, and \
messengers count each packet once",path(t,e,n,r){let s=new Map([[n,n]]),i=[n];for(let a=0;a<i.length&&!s.has(r);a++){
let u=i[a];for(let d of Qo(t,u,e))s.has(d)||(s.set(d,u),i.push(d))}if(!s.has(r))return;let o=[r];for(;o[0]!==n;)
o.unshift(s.get(o[0]));return o}}}});function pp(t){return t<2?0:32-Math.clz32(t-1)}var Fn,Ps=T(()=>{"use strict";Fn={name:"hops",entriesCount:"ent\
ries in each routing table",entryNouns:["peer in each table","peers in each table"],preferredEntries:t=>Math.max(
1,31-Math.clz32(t)),preferredText:"log2 N",maxEntries:pp,peers({ids:t},e,n){return Array.from({length:n},(r,s)=>(e+
2**s)%t.length)},routing:{metric:"clockwise"}}});function Mn(t){let e=31-Math.clz32(t);return t>=2&&t===2**e?e:0}var Ln,$s=T(()=>{"use strict";Ln={name:"hyperc\
ube",entriesCount:"dimensions",entryNouns:["dimension","dimensions"],preferredEntries:Mn,preferredText:"log2 N",
maxEntries:Mn,nodeCounts:"2, 4, 8 or another power of two",choices:t=>[Mn(t)],peers({ids:t},e){return Array.from(
{length:Mn(t.length)},(n,r)=>e^2**r)},routing:{unsupportedReason:"it routes by rank, and messengers route by I\
D",path(t,e,n,r){let s=[n];for(let i=n;i!==r;s.push(i))i^=2**(31-Math.clz32(i^r));return s}}}});function hp(t,e,n,r){let s=t.ids[e],{first:i,end:o}=kn(t,s^2**n,n);return gp(t,s,n*dt,o-i,r).map(a=>i+a)}function gp(t,e,n,r,s){
if(r<=s)return Array.from({length:r},(o,a)=>a);let i=[];for(let o=0;o<s;o++){let a=r-s+o,u=X(t,e,n+o,a+1);i.push(
i.includes(u)?a:u)}return i}var dt,ct,lt=T(()=>{"use strict";re();dt=64,ct={name:"kademlia",entriesCount:"cont\
acts in each bucket",entryNouns:["contact a bucket","contacts a bucket"],preferredEntries:()=>1,maxEntries:t=>Math.
max(0,Math.min(t-1,dt)),peers(t,e,n){return Array.from({length:t.bits},(s,i)=>hp(t,e,i,n)).flat()},routing:{metric:"\
xor"}}});function bp(t){return Math.max(0,Math.min(t-1,yp))}function Dp(t,e){let n=[];for(let r=t.bits;r>0;r-=pe){let s=Math.
max(0,r-pe);for(let i=1;i<2**(r-s);i++){let o=Ep(t,e,s,i);o!==void 0&&n.push(o)}}return n}function Ep(t,e,n,r){
let s=t.ids[e],{first:i,end:o}=kn(t,s^r*2**n,n);return i===o?void 0:i+X(t,s,n*2**pe+r,o-i)}var pe,yp,Bn,Ot=T(()=>{
"use strict";re();pe=4,yp=16;Bn={name:"pastry",entriesCount:"leaves on each side, beside the table",entryNouns:[
"leaf on each side","leaves on each side"],preferredEntries:()=>8,maxEntries:bp,peers(t,e,n){let r=t.ids.length,
i=Array.from({length:n},(o,a)=>[e+1+a,e-1-a+r]).flat().map(o=>o%r);return[...new Set([...i,...Dp(t,e)])].filter(
o=>o!==e)},routing:{metric:"xor"}}});function ta(t){let e=Math.floor(t),n=(t-e)*2**20,r=Math.floor(n),s=Math.floor((n-r)*2**20);return ea(ea(1,r,0),
s,20)*2**-e}function ea(t,e,n){let r=t;for(let s=0;s<20;s++)r*=vp[2*(n+s)+(e>>>19-s&1)];return r}function Pn(t){
let e=t,n=0;for(;e<Math.SQRT1_2;e*=2)n--;for(;e>Math.SQRT2;e/=2)n++;let r=(e-1)/(e+1),s=r*r,i=0;for(let o=wp;o>=
0;o--)i=i*s+1/(2*o+1);return n+2*r*i/Math.LN2}var xp,vp,wp,Gs=T(()=>{"use strict";xp=Array.from({length:40}).reduce(
t=>[...t,Math.sqrt(t.at(-1)??.5)],[]),vp=Float64Array.from(xp.flatMap(t=>[1,t]));wp=12});function Sp(t){return Math.max(0,Math.min(t-1,Tp))}function Ap(t,e,n,r){return ot(t,Us(t,t.ids[e],n,r))}function Us({
key:t,bits:e},n,r,s){let i=ta(Nn(t,n,r)*s);return n+Math.floor(i*2**e)}var Tp,Ws,$n,Gn=T(()=>{"use strict";Gs();
re();Tp=64,Ws=8;$n={name:"symphony",entriesCount:"long links, beside the successor",entryNouns:["far link","fa\
r links"],preferredEntries:()=>4,maxEntries:Sp,peers(t,e,n){let r=t.ids.length,s=Pn(r),i=new Set([(e+1)%r]);for(let o=0;o<
Ws*n&&i.size<=n;o++){let a=Ap(t,e,o,s);a!==e&&i.add(a)}return[...i]},routing:{metric:"clockwise"}}});var Wn,Hs=T(()=>{"use strict";lt();Wn={name:"tree",entriesCount:"contacts for each bit",entryNouns:["contact a\
 bucket","contacts a bucket"],preferredEntries:()=>1,maxEntries:t=>t<2?0:1,peers:ct.peers,routing:{metric:"xor"}}});var Vs=T(()=>{"use strict"});var Ys=T(()=>{"use strict"});var na,Cp,kp,Np,Rp,Op,Un,sa=T(()=>{"use strict";Vs();Ys();na=2,Cp=3,kp=28,Np=17,Rp=35,Op=28,Un=class{#e;#t;constructor(e,n){
this.#e=e,this.#t=n}begin(){}arrive(){let{nodes:e,controlDelay:n}=this.#e,r=e.take();return r<0?!1:(this.#e.later(
2*n,na,r,this.#e.freshId()),!0)}left(e,n,r){let{options:s,controlDelay:i,cost:o}=this.#e;r||o.add(1,Rp);let a=r?
s.detection:i;this.#e.later(a+i,Cp,e,n)}handle(e,n,r){e===na?this.#r(n[r+2],n[r+3]):this.#n(n[r+2])}#r(e,n){let{
cost:r}=this.#e,s=this.#t;s.join(e,n),r.add(1,kp),r.add(1,Np),r.add(1,12+23*s.peerCount(e)),this.#i(),this.#e.
goUp(e,n)}#n(e){this.#t.leave(e),this.#i(),this.#e.nodes.release(e)}#i(){let{changedTables:e,changedPeers:n}=this.#t;
this.#e.cost.add(e,12),this.#e.cost.bytes+=n*Op}}});function mt(t){return(e,n,r)=>{let s=new t(e,n,r);return{tables:s,start(i){return s.fill(),new Un(i,s)}}}}var Hn=T(
()=>{"use strict";sa()});var oa=O((ia,Ks)=>{(function(t,e,n){function r(a){var u=this,d=o();u.next=function(){var c=2091639*u.s0+u.c*23283064365386963e-26;
return u.s0=u.s1,u.s1=u.s2,u.s2=c-(u.c=c|0)},u.c=1,u.s0=d(" "),u.s1=d(" "),u.s2=d(" "),u.s0-=d(a),u.s0<0&&(u.s0+=
1),u.s1-=d(a),u.s1<0&&(u.s1+=1),u.s2-=d(a),u.s2<0&&(u.s2+=1),d=null}function s(a,u){return u.c=a.c,u.s0=a.s0,u.
s1=a.s1,u.s2=a.s2,u}function i(a,u){var d=new r(a),c=u&&u.state,l=d.next;return l.int32=function(){return d.next()*
4294967296|0},l.double=function(){return l()+(l()*2097152|0)*11102230246251565e-32},l.quick=l,c&&(typeof c=="o\
bject"&&s(c,d),l.state=function(){return s(d,{})}),l}function o(){var a=4022871197,u=function(d){d=String(d);for(var c=0;c<
d.length;c++){a+=d.charCodeAt(c);var l=.02519603282416938*a;a=l>>>0,l-=a,l*=a,a=l>>>0,l-=a,a+=l*4294967296}return(a>>>
0)*23283064365386963e-26};return u}e&&e.exports?e.exports=i:n&&n.amd?n(function(){return i}):this.alea=i})(ia,
typeof Ks=="object"&&Ks,typeof define=="function"&&define)});var ua=O((aa,js)=>{(function(t,e,n){function r(o){var a=this,u="";a.x=0,a.y=0,a.z=0,a.w=0,a.next=function(){var c=a.
x^a.x<<11;return a.x=a.y,a.y=a.z,a.z=a.w,a.w^=a.w>>>19^c^c>>>8},o===(o|0)?a.x=o:u+=o;for(var d=0;d<u.length+64;d++)
a.x^=u.charCodeAt(d)|0,a.next()}function s(o,a){return a.x=o.x,a.y=o.y,a.z=o.z,a.w=o.w,a}function i(o,a){var u=new r(
o),d=a&&a.state,c=function(){return(u.next()>>>0)/4294967296};return c.double=function(){do var l=u.next()>>>11,
f=(u.next()>>>0)/4294967296,m=(l+f)/(1<<21);while(m===0);return m},c.int32=u.next,c.quick=c,d&&(typeof d=="obj\
ect"&&s(d,u),c.state=function(){return s(u,{})}),c}e&&e.exports?e.exports=i:n&&n.amd?n(function(){return i}):this.
xor128=i})(aa,typeof js=="object"&&js,typeof define=="function"&&define)});var ca=O((da,Xs)=>{(function(t,e,n){function r(o){var a=this,u="";a.next=function(){var c=a.x^a.x>>>2;return a.
x=a.y,a.y=a.z,a.z=a.w,a.w=a.v,(a.d=a.d+362437|0)+(a.v=a.v^a.v<<4^(c^c<<1))|0},a.x=0,a.y=0,a.z=0,a.w=0,a.v=0,o===
(o|0)?a.x=o:u+=o;for(var d=0;d<u.length+64;d++)a.x^=u.charCodeAt(d)|0,d==u.length&&(a.d=a.x<<10^a.x>>>4),a.next()}
function s(o,a){return a.x=o.x,a.y=o.y,a.z=o.z,a.w=o.w,a.v=o.v,a.d=o.d,a}function i(o,a){var u=new r(o),d=a&&a.
state,c=function(){return(u.next()>>>0)/4294967296};return c.double=function(){do var l=u.next()>>>11,f=(u.next()>>>
0)/4294967296,m=(l+f)/(1<<21);while(m===0);return m},c.int32=u.next,c.quick=c,d&&(typeof d=="object"&&s(d,u),c.
state=function(){return s(u,{})}),c}e&&e.exports?e.exports=i:n&&n.amd?n(function(){return i}):this.xorwow=i})(
da,typeof Xs=="object"&&Xs,typeof define=="function"&&define)});var ma=O((la,zs)=>{(function(t,e,n){function r(o){var a=this;a.next=function(){var d=a.x,c=a.i,l,f,m;return l=
d[c],l^=l>>>7,f=l^l<<24,l=d[c+1&7],f^=l^l>>>10,l=d[c+3&7],f^=l^l>>>3,l=d[c+4&7],f^=l^l<<7,l=d[c+7&7],l=l^l<<13,
f^=l^l<<9,d[c]=f,a.i=c+1&7,f};function u(d,c){var l,f,m=[];if(c===(c|0))f=m[0]=c;else for(c=""+c,l=0;l<c.length;++l)
m[l&7]=m[l&7]<<15^c.charCodeAt(l)+m[l+1&7]<<13;for(;m.length<8;)m.push(0);for(l=0;l<8&&m[l]===0;++l);for(l==8?
f=m[7]=-1:f=m[l],d.x=m,d.i=0,l=256;l>0;--l)d.next()}u(a,o)}function s(o,a){return a.x=o.x.slice(),a.i=o.i,a}function i(o,a){
o==null&&(o=+new Date);var u=new r(o),d=a&&a.state,c=function(){return(u.next()>>>0)/4294967296};return c.double=
function(){do var l=u.next()>>>11,f=(u.next()>>>0)/4294967296,m=(l+f)/(1<<21);while(m===0);return m},c.int32=u.
next,c.quick=c,d&&(d.x&&s(d,u),c.state=function(){return s(u,{})}),c}e&&e.exports?e.exports=i:n&&n.amd?n(function(){
return i}):this.xorshift7=i})(la,typeof zs=="object"&&zs,typeof define=="function"&&define)});var pa=O((fa,qs)=>{(function(t,e,n){function r(o){var a=this;a.next=function(){var d=a.w,c=a.X,l=a.i,f,m;return a.
w=d=d+1640531527|0,m=c[l+34&127],f=c[l=l+1&127],m^=m<<13,f^=f<<17,m^=m>>>15,f^=f>>>12,m=c[l]=m^f,a.i=l,m+(d^d>>>
16)|0};function u(d,c){var l,f,m,p,h,b=[],v=128;for(c===(c|0)?(f=c,c=null):(c=c+"\0",f=0,v=Math.max(v,c.length)),
m=0,p=-32;p<v;++p)c&&(f^=c.charCodeAt((p+32)%c.length)),p===0&&(h=f),f^=f<<10,f^=f>>>15,f^=f<<4,f^=f>>>13,p>=0&&
(h=h+1640531527|0,l=b[p&127]^=f+h,m=l==0?m+1:0);for(m>=128&&(b[(c&&c.length||0)&127]=-1),m=127,p=512;p>0;--p)f=
b[m+34&127],l=b[m=m+1&127],f^=f<<13,l^=l<<17,f^=f>>>15,l^=l>>>12,b[m]=f^l;d.w=h,d.X=b,d.i=m}u(a,o)}function s(o,a){
return a.i=o.i,a.w=o.w,a.X=o.X.slice(),a}function i(o,a){o==null&&(o=+new Date);var u=new r(o),d=a&&a.state,c=function(){
return(u.next()>>>0)/4294967296};return c.double=function(){do var l=u.next()>>>11,f=(u.next()>>>0)/4294967296,
m=(l+f)/(1<<21);while(m===0);return m},c.int32=u.next,c.quick=c,d&&(d.X&&s(d,u),c.state=function(){return s(u,
{})}),c}e&&e.exports?e.exports=i:n&&n.amd?n(function(){return i}):this.xor4096=i})(fa,typeof qs=="object"&&qs,
typeof define=="function"&&define)});var ga=O((ha,Zs)=>{(function(t,e,n){function r(o){var a=this,u="";a.next=function(){var c=a.b,l=a.c,f=a.d,m=a.
a;return c=c<<25^c>>>7^l,l=l-f|0,f=f<<24^f>>>8^m,m=m-c|0,a.b=c=c<<20^c>>>12^l,a.c=l=l-f|0,a.d=f<<16^l>>>16^m,a.
a=m-c|0},a.a=0,a.b=0,a.c=-1640531527,a.d=1367130551,o===Math.floor(o)?(a.a=o/4294967296|0,a.b=o|0):u+=o;for(var d=0;d<
u.length+20;d++)a.b^=u.charCodeAt(d)|0,a.next()}function s(o,a){return a.a=o.a,a.b=o.b,a.c=o.c,a.d=o.d,a}function i(o,a){
var u=new r(o),d=a&&a.state,c=function(){return(u.next()>>>0)/4294967296};return c.double=function(){do var l=u.
next()>>>11,f=(u.next()>>>0)/4294967296,m=(l+f)/(1<<21);while(m===0);return m},c.int32=u.next,c.quick=c,d&&(typeof d==
"object"&&s(d,u),c.state=function(){return s(u,{})}),c}e&&e.exports?e.exports=i:n&&n.amd?n(function(){return i}):
this.tychei=i})(ha,typeof Zs=="object"&&Zs,typeof define=="function"&&define)});var ba=O((ya,Vn)=>{(function(t,e,n){var r=256,s=6,i=52,o="random",a=n.pow(r,s),u=n.pow(2,i),d=u*2,c=r-1,l;function f(x,S,A){
var D=[];S=S==!0?{entropy:!0}:S||{};var g=b(h(S.entropy?[x,E(e)]:x??v(),3),D),w=new m(D),C=function(){for(var k=w.
g(s),N=a,M=0;k<u;)k=(k+M)*r,N*=r,M=w.g(1);for(;k>=d;)k/=2,N/=2,M>>>=1;return(k+M)/N};return C.int32=function(){
return w.g(4)|0},C.quick=function(){return w.g(4)/4294967296},C.double=C,b(E(w.S),e),(S.pass||A||function(k,N,M,P){
return P&&(P.S&&p(P,w),k.state=function(){return p(w,{})}),M?(n[o]=k,N):k})(C,g,"global"in S?S.global:this==n,
S.state)}function m(x){var S,A=x.length,D=this,g=0,w=D.i=D.j=0,C=D.S=[];for(A||(x=[A++]);g<r;)C[g]=g++;for(g=0;g<
r;g++)C[g]=C[w=c&w+x[g%A]+(S=C[g])],C[w]=S;(D.g=function(k){for(var N,M=0,P=D.i,me=D.j,ye=D.S;k--;)N=ye[P=c&P+
1],M=M*r+ye[c&(ye[P]=ye[me=c&me+N])+(ye[me]=N)];return D.i=P,D.j=me,M})(r)}function p(x,S){return S.i=x.i,S.j=
x.j,S.S=x.S.slice(),S}function h(x,S){var A=[],D=typeof x,g;if(S&&D=="object")for(g in x)try{A.push(h(x[g],S-1))}catch{}
return A.length?A:D=="string"?x:x+"\0"}function b(x,S){for(var A=x+"",D,g=0;g<A.length;)S[c&g]=c&(D^=S[c&g]*19)+
A.charCodeAt(g++);return E(S)}function v(){try{var x;return l&&(x=l.randomBytes)?x=x(r):(x=new Uint8Array(r),(t.
crypto||t.msCrypto).getRandomValues(x)),E(x)}catch{var S=t.navigator,A=S&&S.plugins;return[+new Date,t,A,t.screen,
E(e)]}}function E(x){return String.fromCharCode.apply(0,x)}if(b(n.random(),e),typeof Vn=="object"&&Vn.exports){
Vn.exports=f;try{l=Fe("crypto")}catch{}}else typeof define=="function"&&define.amd?define(function(){return f}):
n["seed"+o]=f})(typeof self<"u"?self:ya,[],Math)});var Ea=O((pE,Da)=>{var Ip=oa(),_p=ua(),Fp=ca(),Mp=ma(),Lp=pa(),Bp=ga(),Xe=ba();Xe.alea=Ip;Xe.xor128=_p;Xe.xorwow=
Fp;Xe.xorshift7=Mp;Xe.xor4096=Lp;Xe.tychei=Bp;Da.exports=Xe});function Js(t){let e=xa.default.alea(t);return[e.int32()>>>0,e.int32()>>>0]}function Be(t,e,n){let r=new Int32Array(
2);return Me(t[0],t[1],e,n,r),[r[0]>>>0,r[1]>>>0]}var xa,Le,Pe=T(()=>{"use strict";xa=ps(Ea(),1);Cn();Le={ids:1,
packets:2,redraw:3,latency:4,faults:5,links:6,lookups:20,sessions:21,delays:22,maintenance:23}});function va(t,e,n){let r=2**e;if(!Number.isInteger(n)||n<0||n>=r)throw new RangeError(`index ${n} is not one o\
f 0 to ${r-1}`);return Qs(t,e)(n)}function Qs(t,e){if(e>=$p){let[s,i,o,a]=Wp(t),u=2**e-1;return d=>Up(d,s,i,o,
a,u)}let n=2**e,r=Math.ceil(e/2);return s=>{let i=s;do i=Gp(t,r,i);while(i>=n);return i}}function Gp(t,e,n){let r=new Int32Array(
2),s=2**e-1,i=n>>>e&s,o=n&s;for(let a=0;a<Pp;a++){Me(t[0],t[1],a,o,r);let u=i^r[0]&s;i=o,o=u}return i*2**e+o}function Wp(t){
let e=new Int32Array(4);return Me(t[0],t[1],0,0,e),Me(t[0],t[1],1,0,e.subarray(2)),[e[0],e[1],e[2],e[3]]}function Up(t,e,n,r,s,i){
let o=t+e&i;return o^=o>>>15,o=Math.imul(o,2654435761)+n&i,o^=o>>>13,o=Math.imul(o,2246822507)+r&i,o^=o>>>12,o=
Math.imul(o,3266489909)+s&i,o^=o>>>14,o=Math.imul(o,668265263)&i,o^o>>>13}var Pp,$p,Yn=T(()=>{"use strict";Cn();
Pp=12,$p=24});function se(t,e){return(t[e>>>5]>>>(e&31)&1)===1}var ft=T(()=>{"use strict";Pe();Yn();re()});function wa(t,e){return BigInt(e>>>0)<<32n|BigInt(t>>>0)}function It(t,e){return wa(Number((t&ei)+(e&ei))|0,Number(
(t>>32n)+(e>>32n)&ei)|0)}var ei,ti=T(()=>{"use strict";ei=0xffffffffn});function be(t,{count:e,alive:n,rank:r}){for(let s=0;s<e;s++)t[r[n[s]]]++}function Sa(t,e,n){let r=Hp(t,e);return r[e]+=
n,r}function Hp(t,e){if(e<t.length)return t;let n=new Float64Array(Math.max(e+1,2*t.length));return n.set(t),n}
var Ta,Ne,ie,ze,De=T(()=>{"use strict";ti();Ta=["delivered","no live peer","too many hops"],Ne=0,ie=1,ze=2});function Aa({batch:t,dead:e,hopLimit:n},r,s){let{rank:i,sinkRank:o}=t,a=n+1,u=new Int32Array(t.capacity*a),d=new Int32Array(
t.capacity*a),c=new Int32Array(t.capacity);return l=>{t.hops===1&&(c[l]=0,u[l*a]=i[l],d[l*a]=-1);let f=l*a+c[l],
m=o[l];for(;;){let p=r.next(u[f],m,d[f]);if(p<0)break;if(d[f]=r.left(p,m),se(e,p)){s[l]++;continue}return u[f+
1]=p,d[f+1]=-1,c[l]++,p}return c[l]===0?-ie:(c[l]--,u[f-1])}}var Ca=T(()=>{"use strict";ft();De()});function oe({batch:t,tally:e,end:n}){let{alive:r,ended:s,rank:i,sinkRank:o,ranks:a}=t,{relayed:u}=e;function d(c){
let l=0;for(let f=0;f<c;f++){let m=r[f],p=a[f];i[m]=p;let h=(p^o[m])-1>>>31;s[f-l]=m,r[l]=m,l+=1-h}return t.count=
l,c-l}return c=>{let l=d(c);u!==void 0&&be(u,t),n(l,Ne,t.hops)}}function Kn(t,e){let{alive:n,ended:r,ranks:s}=t;
function i(o){let a=0,u=0;for(let d=0;d<t.count;d++){let c=n[d];s[d]===-o?r[u++]=c:(s[a]=s[d],n[a++]=c)}return t.
count=a,u}return()=>{for(let o=Ne+1;o<Ta.length;o++)e(i(o),o,t.hops-1)}}var qe=T(()=>{"use strict";De()});function jn({batch:t,tally:e,end:n}){let r=new Int32Array(t.capacity),{ended:s}=t;return{timeouts:r,end:(i,o,a)=>{
for(let u=0;u<i;u++)e.timeouts=Sa(e.timeouts,r[s[u]],1);n(i,o,a)}}}var ni=T(()=>{"use strict";De()});function ae(t){return{name:"next",createWalk:ka(t)}}function z(t){return{name:"stop",createWalk:ka(t)}}function ue(t){
return{name:"backtrack",createWalk:e=>{let n=t(e);return Xn(e,r=>Aa(e,n,r))}}}function Xn(t,e){let{batch:n,tally:r,
hopLimit:s}=t,{alive:i,ranks:o}=n,{relayed:a}=r,{timeouts:u,end:d}=jn(t),c=e(u),l=Kn(n,d),f=oe({batch:n,end:d,
tally:{relayed:void 0}});return()=>{n.hops===1&&u.fill(0,0,n.count);for(let m=0;m<n.count;m++)o[m]=n.hops>s?-ze:
c(i[m]);l(),a!==void 0&&n.hops>1&&be(a,n),f(n.count)}}function ka(t){return e=>{let n=t(e);return Xn(e,r=>Vp(e,
n,r))}}function Vp({batch:{rank:t,sinkRank:e},dead:n,onDead:r},s,i){return o=>{let a=t[o],u=e[o];for(let d=-1;;){
let c=s.next(a,u,d);if(c<0)return-ie;if(!se(n,c))return c;if(i[o]++,r==="stop")return-ie;d=s.left(c,u)}}}var $e=T(
()=>{"use strict";Ca();ft();qe();De();ni()});function zn(t,e,n,r){let s=2**t.bits-1,i=t.id[n],o=i-r&s,a=t.previous[n];for(;a!==n;){if((i-t.id[a]&s)>o)return!0;
if(e[a]>=0)return!1;a=t.previous[a]}return!0}var qn=T(()=>{"use strict"});var Yp,Zn,Na=T(()=>{"use strict";qn();Yp=3,Zn=class{peer=0;peerId=0;changedTables=0;changedPeers=0;#e;#t;#r;#n;#i;#s;#a;#o=0;#d;constructor(e,n,r){
this.#e=e,this.#t=n,this.#r=2**e.bits-1,this.#n=new Int32Array(n.length),this.#i=new Int32Array(n.length);let s=Math.
min(e.bits,Math.max(0,31-Math.clz32(n.length)-Yp));this.#s=new Int32Array(2**s),this.#a=e.bits-s,this.#d=r}fill(){
this.#o=this.#e.size,this.#n.set(this.#e.id.subarray(0,this.#o));for(let n=0;n<this.#o;n++)this.#i[n]=n;let e=0;
for(let n=0;n<this.#s.length;n++){for(;e<this.#o&&this.#n[e]>>>this.#a<n;)e++;this.#s[n]=e}}nextHop(e,n,r,s){let i=this.#r,
o=this.#o,a=r-n&i,u=s<0?0:s-n&i;if(a===0)return-2;let d=this.#m(n);if(u<=a){let l=u===0?a:u-1,f=this.#f(n+l&i)-
d,m=(f<=0&&l>0?f+o:f)-1;if(m>0){let p=Math.min(31-Math.clz32(m),this.#u(o)-1);return this.#p((d+2**p)%o,r)}}let c=(d+
1)%o;return(this.#n[c]-n&i)<=Math.max(a,u)?-1:(this.#p(c,r),2)}readAhead(e,n,r){return this.#s[n>>>this.#a]+this.#s[r>>>
this.#a]}isOwner(e,n){return zn(this.#e,this.#t,e,n)}join(e,n){this.#e.insert(e,n);let r=this.#m(n);this.#n.copyWithin(
r+1,r,this.#o),this.#i.copyWithin(r+1,r,this.#o),this.#n[r]=n,this.#i[r]=e,this.#o++,this.#c(n,1),this.#l(this.#o-
1)}leave(e){let n=this.#e.id[e];this.#e.remove(e);let r=this.#m(n);this.#n.copyWithin(r,r+1,this.#o),this.#i.copyWithin(
r,r+1,this.#o),this.#o--,this.#c(n,-1),this.#l(this.#o)}peerCount(e){return this.#u(this.#o)}peerAt(e,n){return this.#i[(this.#m(
e)+2**n)%this.#o]}#l(e){let n=this.#u(this.#o===e?e+1:e),r=this.#u(this.#o),s=Math.min(n,r);this.changedTables=
s===0?0:Math.min(2**(s-1),e),this.changedPeers=0;for(let i=0;i<s;i++)this.changedPeers+=Math.min(2**i,e);n!==r&&
(this.changedTables=e,this.changedPeers+=e)}#u(e){return e<2?0:Math.min(this.#d,32-Math.clz32(e-1))}#c(e,n){let r=this.#s;
for(let s=(e>>>this.#a)+1;s<r.length;s++)r[s]+=n}#m(e){let n=this.#s[e>>>this.#a];for(;n<this.#o&&this.#n[n]<e;)
n++;return n}#f(e){return e===this.#r?this.#o:this.#m(e+1)}#p(e,n){return this.peer=this.#i[e],this.peerId=this.#n[e],
this.peerId===n?2:1}}});function J(t,e,n){let r=t+e;return r<n?r:r-n}function Q(t,e,n){let r=e-t;return r<0?r+n:r}var Ze=T(()=>{"use s\
trict"});function ht(t,e){return{left:(n,r)=>Q(n,r,t),next:(n,r,s)=>{let i=Q(n,r,t)-s-1;return i<=0?-1:J(n,e(n,i),t)}}}
var Jn=T(()=>{"use strict";Ze()});function Qn({overlay:{nodes:t},entries:e}){let n=1<<e-1;return ht(t,(r,s)=>Math.min(2147483648>>>Math.clz32(s),
n))}var Ra=T(()=>{"use strict";Jn()});function Kp(t,e){let n=2**(e-1),r=Math.floor(t/n),s=t%n,i=n*r*(r-1)/2+s*r,o=r*n*(e-1)/2+jp(s);return(i+o)/(t-1)}
function jp(t){let e=0;for(let n=1;n<t;n*=2)e+=Math.floor(t/(2*n))*n+Math.max(0,t%(2*n)-n);return e}var Oa,Ia=T(
()=>{"use strict";Oa={pathLength:(t,e)=>({meanHops:Kp(t,e),formula:"exact, by rank arithmetic"}),longestPath(t,e){
let n=[0];for(let r=1;r<t;r++){let s=2**Math.min(e-1,31-Math.clz32(r));n.push(1+n[r-s])}return Math.max(...n)}}});function _a({overlay:t,batch:e,tally:n,end:r,entries:s}){let{nodes:i}=t,{alive:o,ended:a,rank:u,sinkRank:d}=e,
{relayed:c}=n,l=1<<s-1;function f(m){let p=0;for(let h=0;h<m;h++){let b=o[h],v=u[b],E=d[b]-v,x=E+(i&E>>31),S=Math.
min(2147483648>>>Math.clz32(x),l),A=v+S;u[b]=A-(i&~(A-i>>31));let D=(x^S)-1>>>31;a[h-p]=b,o[p]=b,p+=1-D}return e.
count=p,m-p}return()=>{let m=f(e.count);c!==void 0&&be(c,e),r(m,Ne,e.hops)}}var Fa=T(()=>{"use strict";De()});var Ma={};Ae(Ma,{definition:()=>Xp});var Xp,La=T(()=>{"use strict";Hn();$e();Na();Ra();Ps();Ia();Fa();Xp={...Fn,
comparedByDefault:!0,flat:{createWalk:_a,deadPeerPolicies:[ae(Qn),ue(Qn),z(Qn)]},churn:{entriesMeaning:"entrie\
s of a table",maintenance:{registry:mt(Zn)},rowBytes:()=>8,indexBytes:4},theory:Oa}});function gt(t,e){return{meanHops:Math.log2(t)/2,formula:`1/2 log2 N (${e})`,entries:1}}var er=T(()=>{"use stri\
ct"});function tr({ids:t,index:e,shift:n},r){let s=e[r>>>n];for(;t[s]<r;)s++;return s}function nr({ids:t,index:e,shift:n},r,s){
let i=new Int32Array(1);function o(u){let d=0;for(let c=0;c<u;c++){let l=e[r[c]>>>n];s[c]=l,d^=t[l]}i[0]=d}function a(u){
for(let d=0;d<u;d++){let c=r[d],l=s[d],f=t[l]-c>>>31,m=t[l+1]-c>>>31,p=t[l+2]-c>>>31;for(l+=f+m+p;t[l]<c;)l++;
s[d]=l}}return u=>{o(u),a(u)}}var Mt=T(()=>{"use strict"});function rr({overlay:t,entries:e}){return ht(t.nodes,(n,r)=>Math.max(si(t,n,r),Math.min(e,r)))}function si(t,e,n){
let{ids:r,nodes:s,mask:i}=t,o=r[e],a=r[J(e,n,s)]-o&i,u=o+(2147483648>>>Math.clz32(a))&i,d=tr(t,u);return Q(e,d===
s?0:d,s)}var ii=T(()=>{"use strict";Jn();Ze();Mt()});var yt,oi=T(()=>{"use strict";qn();yt=class{peer=0;peerId=0;ring;liveId;listLength;rowPairs;peers;mask;constructor(e,n,r){
this.ring=e,this.liveId=n,this.listLength=r,this.rowPairs=r+e.bits-1,this.peers=new Int32Array(2*n.length*this.
rowPairs),this.mask=2**e.bits-1}fingerAt(e,n){return 2*(e*this.rowPairs+this.listLength-1+n)}successorAt(e,n){
return 2*(e*this.rowPairs+this.listLength-1-n)}set(e,n,r){this.peers[e]=n,this.peers[e+1]=r}clearRow(e,n){let{
peers:r}=this,s=2*(e+1)*this.rowPairs;for(let i=2*e*this.rowPairs;i<s;i+=2)r[i]=e,r[i+1]=n}nextHop(e,n,r,s){let{
peers:i,mask:o}=this,a=r-n&o;if(a===0)return-2;let u=s<0?0:s-n&o;if(u<=a){let l=u===0?a:u-1,f=this.#e(e,n,l);if(f>=
0)return this.peer=i[f],this.peerId=i[f+1],this.peerId===r?2:1}let d=Math.max(a,u);for(let l=0,f=this.successorAt(
e,0);l<this.listLength;l++,f-=2)if((i[f+1]-n&o)>d)return this.peer=i[f],this.peerId=i[f+1],2;return i[this.successorAt(
e,0)+1]===n&&s<0?-2:-1}readAhead(e,n,r){let s=r-n&this.mask;return this.peers[this.fingerAt(e,31-Math.clz32(s|
1))]}#e(e,n,r){if(r===0)return-1;let{peers:s,mask:i}=this,o=this.fingerAt(e,0),a=o+2*(31-Math.clz32(r)),u=0;for(;a>=
o&&(u=s[a+1]-n&i,!(u!==0&&u<=r));a-=2);if(a<o&&(a=-1,u=0),this.listLength===1)return a;for(let d=this.successorAt(
e,this.listLength-1);d<o;d+=2){let c=s[d+1]-n&i;if(!(c===0||c>r))return c>u?d:a}return a}isOwner(e,n){return zn(
this.ring,this.liveId,e,n)}fill(){let{ring:e,mask:n,peers:r,listLength:s}=this,{size:i,bits:o,id:a}=e,u=new Int32Array(
o);for(let d=0;d<i;d++){for(let l=0;l<s;l++){let f=l+1<i?(d+l+1)%i:d;this.set(this.successorAt(d,l),f,a[f])}let c=this.
fingerAt(d,1);for(let l=1;l<o;l++,c+=2){let f=a[d]+2**l,m=Math.max(u[l],d+1);for(;m<i?a[m]<f:a[m-i]+n+1<f;)m++;
u[l]=m;let p=m<i?m:m-i;r[c]=p,r[c+1]=a[p]}}}}});var sr,Ba=T(()=>{"use strict";oi();sr=class extends yt{changedTables=0;changedPeers=0;#e;#t=0;constructor(e,n,r){
super(e,n,r),this.#e=new Int32Array(n.length)}join(e,n){let{ring:r}=this;r.insert(e,n),this.#n(e),this.#r(e),r.
size!==1&&this.#s(r.previous[e],n,e)}leave(e){let{ring:n}=this,r=n.previous[e];n.remove(e),this.#r(-1),n.size!==
0&&this.#s(r,n.id[e],n.next[e])}peerCount(e){let n=2*e*this.rowPairs,r=new Set;for(let s=0;s<this.rowPairs;s++)
r.add(this.peers[n+2*s+1]);return r.delete(this.ring.id[e]),r.size}#r(e){this.changedTables=0,this.changedPeers=
0,this.#t++,e>=0&&(this.#e[e]=this.#t)}#n(e){let{ring:n,mask:r}=this,s=n.id[e];this.#i(e);for(let i=1;i<n.bits;i++){
let o=n.successor(s+2**i&r);this.set(this.fingerAt(e,i),o,n.id[o])}}#i(e){let{ring:n,peers:r}=this,s=n.next[e],
i=this.successorAt(e,0);for(let o=0;o<this.listLength;o++,i-=2)r[i]=s,r[i+1]=n.id[s],s!==e&&(s=n.next[s])}#s(e,n,r){
let{ring:s,mask:i}=this,o=s.id[e],a=n-o-1&i;for(let c=1;c<s.bits;c++)this.#a(c,o+1-2**c&i,a,r);let{listLength:u}=this,
d=e;for(let c=0;c<u&&c<s.size;c++)this.#i(d),this.#o(d),d=s.previous[d]}#a(e,n,r,s){let{ring:i,mask:o}=this,a=i.
id[s],u=i.successor(n),d=u;for(;(i.id[d]-n&o)<=r;)if(this.set(this.fingerAt(d,e),s,a),this.#o(d),d=i.next[d],d===
u)return}#o(e){this.#e[e]!==this.#t&&(this.#e[e]=this.#t,this.changedTables++,this.changedPeers++)}}});var Pa=T(()=>{"use strict"});var bx,Dx,Ex,$a,Ga,Wa=T(()=>{"use strict";Pa();bx=2**20,Dx=2**15,Ex=2**15-2,$a=1,Ga=2});var ir,Ua=T(()=>{"use strict";oi();ir=class extends yt{predecessor;predecessorId;nextFinger;joining;silent;constructor(e,n,r){
super(e,n,r);let s=n.length;this.predecessor=new Int32Array(s),this.predecessorId=new Int32Array(s).fill(-1),this.
nextFinger=new Uint8Array(s).fill(1),this.joining=new Int32Array(s).fill(-1),this.silent=new Int32Array(s).fill(
-1)}begin(e,n){this.clearRow(e,n),this.predecessorId[e]=-1,this.nextFinger[e]=1,this.joining[e]=n,this.silent[e]=
-1}isBetween(e,n,r){let s=e-n&this.mask;return s!==0&&s<(r-n&this.mask)}setPredecessor(e,n,r){this.predecessor[e]=
n,this.predecessorId[e]=r}takeList(e,n,r,s){let{peers:i,listLength:o}=this;for(let a=1;a<o;a++){let u=this.successorAt(
r,a-1),d=i[u+1];if(d===n||d===s)return this.#e(e,n,a);this.set(this.successorAt(e,a),i[u],d)}}#e(e,n,r){for(let s=r;s<
this.listLength;s++)this.set(this.successorAt(e,s),e,n)}insertFirst(e,n,r){let s=this.successorAt(e,this.listLength-
1),i=this.successorAt(e,0);this.peers.copyWithin(s,s+2,i+2),this.set(i,n,r)}removeAt(e,n,r){let s=this.successorAt(
e,this.listLength-1);this.peers.copyWithin(s+2,s,r),this.set(s,e,n)}removeLeaver(e,n,r,s,i){let o=this.peers[r+
1];this.removeAt(e,n,r);let{mask:a,listLength:u}=this,d=u===1?0:this.peers[this.successorAt(e,u-2)+1]-n&a;(i-n&
a)>d&&i!==o&&this.set(this.successorAt(e,u-1),s,i)}takeFinger(e,n,r){let{peers:s}=this;for(let i=1;i<this.ring.
bits;i++){let o=this.fingerAt(e,i);if(!(s[o+1]===n||s[o+1]===r))return this.set(this.successorAt(e,0),s[o],s[o+
1]),this.set(o,e,n),!0}return!1}}});var ai,ui,di,Ha,Va,Ya,Ka,ja,Xa,za,qa,zp,Za,ci,Ja=T(()=>{"use strict";Vs();Wa();Ys();Ua();ai=2,ui=3,di=4,Ha=5,Va=
6,Ya=7,Ka=8,ja=9,Xa=10,za=11,qa=12,zp=13,Za=(t,e,n)=>{let r=new ir(t,e,n);return{tables:r,start(s){return r.fill(),
new ci(s,r)}}},ci=class{#e;#t;#r;constructor(e,n){this.#e=e,this.#t=n,this.#r=12+23*(1+n.listLength),e.lookups.
maintenanceDone=(r,s)=>this.#D(s)}begin(){let{ring:e,nodes:n}=this.#e;for(let r=0;r<n.live;r++){let s=n.liveSlots[r],
i=e.previous[s];this.#t.setPredecessor(s,i,e.size===1?-1:e.id[i]),this.#s(s,e.id[s],!1)}}arrive(){let{nodes:e}=this.#e,
n=e.take();if(n<0)return!1;let r=this.#e.freshId();return this.#t.begin(n,r),this.#n(n,r),!0}left(e,n,r){let{ring:s,
nodes:i}=this.#e;r||this.#x(e,n),s.remove(e),i.release(e)}handle(e,n,r){let s=n[r+2],i=n[r+3],o=n[r+4],a=n[r+5];
!(this.#e.nodes.liveId[s]===i)&&this.#t.joining[s]!==i||(e===za?this.#n(s,i):e===Xa?this.#i(s,i,o,a):e===ai?this.#o(
s,i):e===ui?this.#p(s,i):e===di?this.#y(s,i):e===Ha?this.#u(s,i,o,a):e===Va?this.#c(s,i,o,a):e===Ya?this.#f(s,
i,o,a):e===Ka?this.#b(s,o,a):e===ja?this.#h(s,o,a,n[r+6]):e===qa?this.#A(s,i,n[r+6],o,a):this.#E(s,i,n[r+6],o,
a))}#n(e,n){let{nodes:r,lookups:s,draws:i,wheel:o}=this.#e;if(r.live===0)return this.#i(e,n,e,n);let a=r.liveSlots[i.
below(r.live)],u=n+1&this.#t.mask;s.ask(o.now,e,n,u,a,r.liveId[a])}#i(e,n,r,s){let{nodes:i,ring:o}=this.#e;this.#t.
set(this.#t.successorAt(e,0),r,s),i.liveId[e]!==n&&(this.#t.joining[e]=-1,o.insert(e,n),this.#e.goUp(e,n),this.#s(
e,n,!0))}#s(e,n,r){let{options:s}=this.#e,i=o=>1+this.#e.draws.below(o);this.#e.later(r?1:i(s.stabilizePeriod),
ai,e,n),this.#e.later(i(s.fixFingersPeriod),ui,e,n),this.#e.later(i(s.checkPredecessorPeriod),di,e,n)}#a(e,n,r,s){
let i=Math.max(1,(s>>1)+this.#e.draws.below(s+1));this.#e.later(i,e,n,r)}#o(e,n){this.#a(ai,e,n,this.#e.options.
stabilizePeriod),this.#d(e,n)}#d(e,n){let{controlDelay:r,cost:s,nodes:i,options:o}=this.#e,a=this.#t.successorAt(
e,0),u=this.#t.peers[a],d=this.#t.peers[a+1];if(d===n)return this.#l(e,n);s.add(1,12),i.liveId[u]===d?this.#e.
later(2*r,Ha,e,n,u,d):this.#e.later(o.timeout,Va,e,n,u,d)}#l(e,n){let r=this.#t.predecessorId[e];r<0||r===n||this.#t.
set(this.#t.successorAt(e,0),this.#t.predecessor[e],r)}#u(e,n,r,s){let{cost:i,controlDelay:o,nodes:a}=this.#e,
u=this.#t,d=u.successorAt(e,0);if(u.peers[d+1]!==s||a.liveId[r]!==s)return;i.add(1,this.#r),u.set(d,r,s),u.takeList(
e,n,r,s);let c=u.predecessorId[r];c>=0&&c!==u.silent[e]&&u.isBetween(c,n,s)&&u.insertFirst(e,u.predecessor[r],
c);let l=u.successorAt(e,0);i.add(1,35),this.#e.later(o,Ya,u.peers[l],u.peers[l+1],e,n)}#c(e,n,r,s){let{peers:i}=this.#t,
o=this.#t.successorAt(e,0);i[o]!==r||i[o+1]!==s||(this.#t.silent[e]=s,this.#t.removeAt(e,n,o),this.#m(e,n,s),i[o+
1]!==n&&this.#d(e,n))}#m(e,n,r){let s=this.#t;s.peers[s.successorAt(e,0)+1]===n&&(s.takeFinger(e,n,r)||this.#n(
e,n))}#f(e,n,r,s){let i=this.#t,o=i.predecessorId[e];(o<0||i.isBetween(s,o,n))&&i.setPredecessor(e,r,s)}#p(e,n){
let{options:r,lookups:s,wheel:i}=this.#e,{bits:o}=this.#e.ring;this.#a(ui,e,n,r.fixFingersPeriod);let a=this.#t,
u=a.successorAt(e,0),d=a.peers[u+1]-n&a.mask;if(d!==0)for(let c=1;c<o;c++){let l=this.#t.nextFinger[e];if(this.#t.
nextFinger[e]=l+1<o?l+1:1,2**l>d)return s.issue(i.now,e,n,n+2**l&a.mask,$a,l);a.set(a.fingerAt(e,l),a.peers[u],
a.peers[u+1])}}#h(e,n,r,s){this.#t.set(this.#t.fingerAt(e,s),n,r)}#D({purpose:e,finger:n,source:r,sourceId:s,owner:i,
ownerId:o}){let{controlDelay:a,options:u,cost:d,nodes:c}=this.#e;i>=0&&d.add(1,35),e===Ga?i>=0&&(o!==s||c.live===
1)?this.#e.later(a,Xa,r,s,i,o):this.#e.later(u.timeout,za,r,s):i>=0&&this.#e.later(a,ja,r,s,i,o,n)}#y(e,n){let{
options:r,nodes:s,cost:i}=this.#e;this.#a(di,e,n,r.checkPredecessorPeriod);let o=this.#t.predecessorId[e];if(o<
0)return;let a=this.#t.predecessor[e],u=s.liveId[a]===o;i.add(u?2:1,12),u||this.#e.later(r.timeout,Ka,e,n,a,o)}#b(e,n,r){
this.#t.predecessor[e]===n&&this.#t.predecessorId[e]===r&&(this.#t.predecessorId[e]=-1)}#x(e,n){let{controlDelay:r,
cost:s}=this.#e,{peers:i,listLength:o}=this.#t,a=this.#t.successorAt(e,0),u=this.#t.successorAt(e,o-1),d=this.#t.
predecessor[e],c=this.#t.predecessorId[e];c>=0&&(s.add(1,35),this.#e.later(r,qa,d,c,i[u],i[u+1],n)),i[a+1]!==n&&
(s.add(1,35),this.#e.later(r,zp,i[a],i[a+1],d,c,n))}#A(e,n,r,s,i){let o=this.#t;for(let a=0;a<o.listLength;a++){
let u=o.successorAt(e,a);if(o.peers[u+1]===r)return o.removeLeaver(e,n,u,s,i),this.#m(e,n,r)}}#E(e,n,r,s,i){this.#t.
predecessorId[e]===r&&this.#t.setPredecessor(e,s,i===n?-1:i)}}});function Qa({overlay:t,batch:e,dead:n,entries:r},s){let{ids:i,nodes:o,mask:a}=t,{rank:u,sinkRank:d}=e;function c(l,f){
let m=i[J(l,f-1,o)]-i[l]&a,p=i[J(l,f,o)]-i[l]&a;return Math.clz32(p)<Math.clz32(m)}return l=>{let f=u[l];for(let m=Q(
f,d[l],o);m>0;){let p=si(t,f,m),h=J(f,p,o);if(!se(n,h))return h;s[l]++,m=p-1}for(let m=1;m<=r;m++){if(c(f,m))continue;
let p=J(f,m,o);if(!se(n,p))return p;s[l]++}return-ie}}var eu=T(()=>{"use strict";ft();Ze();De();ii()});function tu({overlay:t,batch:e,tally:n,end:r,entries:s}){let{ids:i,nodes:o,mask:a}=t,{alive:u,ended:d,at:c,rank:l,
sink:f,sinkRank:m,targets:p,ranks:h}=e,{relayed:b}=n,v=nr(t,p,h);function E(D){for(let g=0;g<D;g++){let w=u[g],
C=c[w],k=f[w]-C&a;p[g]=C+(2147483648>>>Math.clz32(k))&a}}function x(D){return D&D-o>>31}function S(D){for(let g=0;g<
D;g++){let w=u[g],C=l[w],k=Q(C,m[w],o);if(Q(C,x(h[g]),o)>=s)continue;let M=C+Math.min(k,s);h[g]=M<o?M:M-o}}function A(D){
let g=0;for(let w=0;w<D;w++){let C=u[w],k=x(h[w]),N=i[k],M=(N^f[C])-1>>>31;c[C]=N,l[C]=k,d[w-g]=C,u[g]=C,g+=1-
M}return e.count=g,D-g}return()=>{let{count:D}=e;E(D),v(D),s>1&&S(D);let g=A(D);b!==void 0&&be(b,e),r(g,Ne,e.hops)}}
var nu=T(()=>{"use strict";Ze();Mt();De()});var ru={};Ae(ru,{definition:()=>qp});var qp,su=T(()=>{"use strict";Hn();$e();er();ii();Ba();Ja();eu();Fs();nu();
qp={...Rn,comparedByDefault:!0,flat:{createWalk:tu,deadPeerPolicies:[ae(rr),{name:"successors",createWalk:t=>Xn(
t,e=>Qa(t,e))},ue(rr),z(rr)]},churn:{entriesMeaning:"length of the successor list",maintenance:{registry:mt(sr),
stabilize:Za},rowBytes:(t,e)=>8*(t+e-1)},theory:{pathLength:t=>gt(t,"Stoica et al. 2001, 6.3")}}});function Lt(t,e,n){return t>>>n===e>>>n}var or,iu=T(()=>{"use strict";qn();or=class{peer=0;peerId=0;changedTables=0;changedPeers=0;k;peers;rowPairs;#e;#t;#r;#n=0;#i;#s;constructor(e,n,r){
this.#e=e,this.#t=n,this.k=r,this.rowPairs=e.bits*r,this.peers=new Int32Array(2*n.length*this.rowPairs),this.#r=
new Int32Array(n.length),this.#i=new Int32Array(e.bits),this.#s=new Int32Array(e.bits)}fill(){for(let e=0;e<this.#e.
size;e++)this.#f(e)}bucketAt(e,n){return 2*(e*this.rowPairs+n*this.k)}nextHop(e,n,r,s){let i=s<0?-1:s^r,o=n^r;
for(s>=0&&(o&=2*2**(31-Math.clz32(s^n))-1);o!==0;o&=~(2147483648>>>Math.clz32(o)))if(this.#a(e,n,r,31-Math.clz32(
o),i))return 1;return-2}readAhead(e,n,r){return this.peers[this.bucketAt(e,31-Math.clz32(n^r|1))]}#a(e,n,r,s,i){
let{peers:o}=this,a=this.bucketAt(e,s),u=2147483647,d=-1;for(let c=a;c<a+2*this.k;c+=2){let l=o[c+1],f=l^r;l===
n||f<=i||f>u||(u=f,d=c)}return d<0?!1:(this.peer=o[d],this.peerId=o[d+1],!0)}isOwner(e,n){let{id:r,next:s,size:i}=this.#e,
o=r[e];for(let a=o^n;a!==0;a&=a-1){let u=31-Math.clz32(a&-a),d=this.#d(o,u),c=this.#e.successor(d);for(let l=0;l<
i&&Lt(r[c],d,u);l++){if(this.#t[c]>=0)return!1;c=s[c]}}return!0}join(e,n){this.#e.insert(e,n),this.#o(e),this.#f(
e),this.#l(n,e),this.#c(n)}leave(e){let n=this.#e.id[e];this.#o(e),this.#l(n,e),this.#e.remove(e),this.#e.size>
0&&this.#c(n)}peerCount(e){let n=0,r=this.bucketAt(e,0);for(let s=0;s<this.rowPairs;s++)this.peers[r+2*s+1]!==
this.#e.id[e]&&n++;return n}#o(e){this.changedTables=0,this.changedPeers=0,this.#r[e]=++this.#n}#d(e,n){return(e^
1<<n)>>>n<<n}#l(e,n){let r=this.#e.id;for(let s=0;s<this.#e.bits;s++){let i=2**s,o=e>>>s<<s,a=n,u=0;for(let d=0;d<
this.k&&u<i;d++)a=this.#u(a,o,s),u=a===n?i:e-r[a]&i-1;this.#i[s]=o+(e-o-u+1+i&i-1),this.#s[s]=u-1}}#u(e,n,r){let{
id:s,previous:i}=this.#e,o=i[e];if(Lt(s[o],n,r)&&s[o]<s[e])return o;let a=n+2**r,u=a>2**this.#e.bits-1?this.#e.
successor(0):this.#e.successor(a);return i[u]}#c(e){for(let n=0;n<this.#e.bits;n++){let r=2**n,s=this.#d(e,n),
i=this.#i[n]&r-1,o=i+this.#s[n];this.#m(n,s+i,s+Math.min(o,r-1)),o>=r&&this.#m(n,s,s+o-r)}}#m(e,n,r){let{id:s,
next:i,size:o}=this.#e,a=this.#e.successor(n);for(let u=0;u<o&&s[a]>=n&&s[a]<=r;u++)this.#p(a,e),this.#r[a]!==
this.#n&&(this.#r[a]=this.#n,this.changedTables++),this.changedPeers++,a=i[a]}#f(e){for(let n=0;n<this.#e.bits;n++)
this.#p(e,n)}#p(e,n){let{id:r,next:s}=this.#e,{peers:i}=this,o=r[e],a=this.#d(o,n),u=this.#h(o^1<<n,a,n),d=u,c=this.
bucketAt(e,n);for(let l=0;l<this.k;l++,c+=2){if(i[c]=u<0?e:u,i[c+1]=u<0?o:r[u],u<0)continue;let f=s[u];u=Lt(r[f],
a,n)&&r[f]>r[u]?f:this.#h(a,a,n),u===d&&(u=-1)}}#h(e,n,r){let{id:s}=this.#e,i=this.#e.successor(e);if(Lt(s[i],
n,r))return i;let o=this.#e.successor(n);return Lt(s[o],n,r)?o:-1}}});function ar({ids:t,index:e,shift:n},r,s){let i=r&-(1<<s),o=e[i>>>n];if(s<n)for(;t[o]<i;)o++;return o}function ur({
ids:t,index:e,shift:n},r,s){let i=r|(1<<s)-1,o=e[(i>>>n)+1];if(s<n)for(;o>0&&t[o-1]>i;)o--;return o}function dr(t,e){
let{ids:n,index:r,shift:s}=t,i=()=>new Int32Array(e),[o,a,u,d]=[i(),i(),i(),i()];function c(f){for(let m=0;m<f;m++){
let p=a[m];u[m]=r[(o[m]&-(1<<p))>>>s],d[m]=r[((o[m]|(1<<p)-1)>>>s)+1]}}function l(f){for(let m=0;m<f;m++){let p=a[m];
if(p>=s)continue;let h=o[m]&-(1<<p),b=o[m]|(1<<p)-1,v=u[m],E=d[m];for(;v<E&&n[v]<h;)v++;for(;v<E&&n[E-1]>b;)E--;
u[m]=v,d[m]=E}}return{ids:o,lows:a,firsts:u,ends:d,search(f){c(f),l(f)}}}var Bt=T(()=>{"use strict"});function q({ids:t,nodes:e,bits:n,key:r}){let[s,i]=Be(r,Le.links,0);return{ids:t.subarray(0,e),bits:n,key:[s|0,
i|0]}}var Ge=T(()=>{"use strict";Pe()});function cr(t,e,n){let r=q(t),s=(i,o)=>{for(let a=0;a<i;a++)if(n[a]===o)return!0;return!1};return(i,o,a,u)=>{if(u<=
e){for(let d=0;d<u;d++)n[d]=a+d;return u}for(let d=0;d<e;d++){let c=u-e+d,l=a+X(r,i,o*dt+d,c+1);n[d]=s(d,l)?a+
c:l}return e}}var li=T(()=>{"use strict";Ge();re();lt()});function bt({overlay:t,entries:e}){let{ids:n}=t,r=new Int32Array(e),s=cr(t,e,r);function i(o,a,u){let d=-1,c=2**
31;for(let l=0;l<o;l++){let f=n[r[l]]^a;f>u&&f<c&&(c=f,d=r[l])}return d}return{left:(o,a)=>n[o]^n[a],next(o,a,u){
let d=n[o],c=d^n[a];for(let l=c;l!==0;){let f=31-Math.clz32(l),m=1<<f;if(l^=m,(c^m|m-1)<=u)continue;let h=ar(t,
d^m,f),b=ur(t,d^m,f)-h,v=i(s(d,f,h,b),n[a],u);if(v>=0)return v}return-1}}}var mi=T(()=>{"use strict";Bt();li()});function lr(t){let{overlay:e,batch:n,entries:r}=t,{ids:s}=e,{alive:i,at:o,sink:a,sinkRank:u,ranks:d}=n,c=q(e),
l=dr(e,n.capacity),{lows:f,firsts:m,ends:p}=l,h=new Int32Array(r),b=cr(e,r,h),v=oe(t);function E(D){for(let g=0;g<
D;g++){let w=i[g];l.ids[g]=a[w],f[g]=31-Math.clz32(o[w]^a[w])}}function x(D){for(let g=0;g<D;g++){let w=m[g],C=p[g]-
w,k=C===1?0:X(c,o[i[g]],f[g]*dt,C);d[g]=w+k}}function S(D){for(let g=0;g<D;g++){let w=i[g],C=p[g]-m[g];d[g]=C<=
r?u[w]:A(o[w],a[w],f[g],m[g],C)}}function A(D,g,w,C,k){let N=b(D,w,C,k),M=0,P=2**31;for(let me=0;me<N;me++){let ye=h[me],
En=s[ye]^g;En<P&&(P=En,M=ye)}return M}return()=>{let{count:D}=n;E(D),l.search(D),r===1?x(D):S(D);for(let g=0;g<
D;g++)o[i[g]]=s[d[g]];v(D)}}var fi=T(()=>{"use strict";Bt();qe();Ge();re();li();lt()});var ou={};Ae(ou,{definition:()=>Zp});var Zp,au=T(()=>{"use strict";Hn();$e();er();iu();mi();lt();fi();Zp={...ct,
comparedByDefault:!0,flat:{createWalk:lr,deadPeerPolicies:[ae(bt),ue(bt),z(bt)]},churn:{entriesMeaning:"contac\
ts a bucket",maintenance:{registry:mt(or)},rowBytes:(t,e)=>8*t*e},theory:{pathLength:t=>gt(t,"half the bits di\
ffer")}}});function mr({overlay:t,entries:e}){let{ids:n,nodes:r,bits:s}=t,i=q(t);function o(u,d,c){let l=u^c<<d,f=ar(t,l,
d),m=ur(t,l,d)-f;return m===0?-1:f+X(i,u,(d<<pe)+c,m)}function a(u,d,c){let l=u^d;for(let f=s;f>0;f-=pe){let m=Math.
max(0,f-pe),p=l>>>m&(1<<f-m)-1;for(let h=0;h<p;h++){if((l^(p^h)<<m|(1<<m)-1)<=c)continue;let v=o(u,m,p^h);if(v>=
0&&(n[v]^d)>c)return v}}return-1}return{left:(u,d)=>n[u]^n[d],next(u,d,c){let l=n[d],f=a(n[u],l,c),m=n[f<0?u:f]^
l;for(let p=-e;p<=e;p++){let h=(u+p+r)%r,b=n[h]^l;b>c&&b<m&&(m=b,f=h)}return f}}}var uu=T(()=>{"use strict";Bt();
Ge();re();Ot()});function du(t){let{overlay:e,batch:n,entries:r}=t,{ids:s,nodes:i,bits:o}=e,{alive:a,at:u,rank:d,sink:c,ranks:l}=n,
f=q(e),m=dr(e,n.capacity),{lows:p,firsts:h,ends:b}=m,v=oe(t);function E(D){for(let g=0;g<D;g++){let w=a[g];m.ids[g]=
c[w],p[g]=Jp(31-Math.clz32(u[w]^c[w]),o)}}function x(D){for(let g=0;g<D;g++){let w=a[g],C=h[g],k=b[g]-C,N=p[g],
M=(u[w]^c[w])>>>N,P=k===1?0:X(f,u[w],(N<<pe)+M,k);l[g]=C+P}}function S(D){for(let g=0;g<D;g++){let w=a[g],C=h[g],
k=b[g]-1,N=r-Q(d[w],C,i),M=r-Q(k,d[w],i);if(N<0&&M<0)continue;let P=l[g];N>=0&&(P=A(c[w],P,C,Math.min(k,C+N))),
M>=0&&(P=A(c[w],P,Math.max(C,k-M),k)),l[g]=P}}function A(D,g,w,C){let k=g,N=s[g]^D;for(let M=w;M<=C;M++){let P=s[M]^
D;P<N&&(N=P,k=M)}return k}return()=>{let{count:D}=n;E(D),m.search(D),x(D),S(D);for(let g=0;g<D;g++)u[a[g]]=s[l[g]];
v(D)}}function Jp(t,e){let n=(e-1-t)/pe|0;return Math.max(0,e-pe*(n+1))}var cu=T(()=>{"use strict";Bt();qe();Ze();
Ge();re();Ot()});var lu={};Ae(lu,{definition:()=>Qp});var Qp,mu=T(()=>{"use strict";$e();uu();Ot();cu();Qp={...Bn,comparedByDefault:!0,
flat:{createWalk:du,deadPeerPolicies:[ae(mr),ue(mr),z(mr)]},churn:{unsupportedReason:"leaf-set repair is not m\
odelled"},theory:{pathLength:t=>({meanHops:Math.log2(t)/4,formula:"log16 N (Rowstron, Druschel 2001)"})}}});function fu(t,e,n){let{ids:r,nodes:s,mask:i}=t,o=q(t),a=Pn(s);for(let u=0;u<s;u++){let d=u*e,c=0;for(let l=0;l<
Ws*e&&c<e;l++){let m=(tr(t,Us(o,r[u],l,a)&i)%s-u+s)%s;m>1&&!eh(n,d,c,m)&&(n[d+c++]=m)}n.fill(0,d+c,d+e)}}function eh(t,e,n,r){
for(let s=0;s<n;s++)if(t[e+s]===r)return!0;return!1}var pu=T(()=>{"use strict";Mt();Ge();Gs();Gn()});function fr({overlay:t,entries:e,links:n}){return ht(t.nodes,(r,s)=>{let i=1;for(let o=r*e;o<(r+1)*e;o++){let a=n[o];
a<=s&&a>i&&(i=a)}return i})}var hu=T(()=>{"use strict";Jn()});function gu(t){let{overlay:e,batch:n,entries:r,links:s}=t,{nodes:i}=e,{alive:o,rank:a,sinkRank:u,ranks:d}=n,c=oe(
t);return()=>{let{count:l}=n;for(let f=0;f<l;f++){let m=o[f],p=a[m],h=u[m]-p,b=h+(i&h>>31),v=p*r,E=1;for(let S=0;S<
r;S++){let A=s[v+S];A<=b&&A>E&&(E=A)}let x=p+E;d[f]=x<i?x:x-i}c(l)}}var yu=T(()=>{"use strict";qe()});var bu={};Ae(bu,{definition:()=>th});var th,Du=T(()=>{"use strict";$e();pu();hu();Gn();yu();th={...$n,comparedByDefault:!0,
flat:{createWalk:gu,deadPeerPolicies:[ae(fr),ue(fr),z(fr)],fillLinks:fu},churn:{unsupportedReason:"redrawing o\
f links is not modelled"},theory:{pathLength:()=>({meanHops:void 0,formula:"O(log^2 N / k) (Manku et al. 2003)"})}}});function pr(t){let{overlay:e,batch:n,entries:r,dead:s,onDead:i,hopLimit:o}=t,{relayed:a}=t.tally,{ids:u,nodes:d,
mask:c}=e,{capacity:l,alive:f,at:m,rank:p,sink:h,sinkRank:b,source:v,targets:E,ranks:x}=n,S=31-Math.clz32(r),A=q(
e),D=()=>new Int32Array(l),[g,w,C]=[D(),D(),D()],[k,N]=[D(),D()],M=nr(e,E,N),{timeouts:P,end:me}=s.length>0?jn(
t):{timeouts:D(),end:t.end},ye=Kn(n,me),En=oe({batch:n,end:me,tally:{relayed:void 0}});function Mf(V){for(let L=0;L<
V;L++){let H=Bs(A,r,v[L],b[L]);g[L]=H.node,w[L]=H.left,C[L]=0,P[L]=0}}function Lf(V){let L=0;for(let H=0;H<V;H++){
let fe=k[H],$=f[fe];if(++C[$]>Ls*d){x[fe]=-ze;continue}let Te=p[$]+1<d?p[$]+1:0,Se=u[Te]-m[$]&c,xn=g[$]-m[$]-1&
c;if(Te===b[$]||xn>=Se||w[$]===0){x[fe]=Te,s.length>0&&se(s,Te)&&Bf(fe);continue}w[$]-=S;let Gf=h[$]>>>w[$]&r-
1;g[$]=(g[$]<<S|Gf)&c,E[L]=m[$]<<S&c,k[L++]=fe}return L}function Bf(V){P[f[V]]++,x[V]=-ie}function Pf(V){let L=0;
for(let H=0;H<V;H++){let fe=k[H],$=f[fe],Te=N[H]===0?d-1:N[H]-1,Se=$f(Te,g[$]);for(;Se>=0&&s.length>0&&se(s,J(
Te,Se,d));)P[$]++,Se=i==="stop"?-1:Se-1;let xn=J(Te,Math.max(0,Se),d);Se>=0&&xn===p[$]?k[L++]=fe:x[fe]=Se>=0?xn:
-ie}return L}function $f(V,L){let H=u[V],fe=L-H-1&c,$=0;for(;$<r-2&&!((u[J(V,$+1,d)]-H-1&c)>=fe);)$++;return $}
return()=>{let{count:V}=n;if(n.hops===1&&Mf(V),n.hops>o)x.fill(-ze,0,V);else{for(let L=0;L<V;L++)k[L]=L;for(let L=V;L>
0;){let H=Lf(L);M(H),L=Pf(H)}}ye(),a!==void 0&&n.hops>1&&be(a,n);for(let L=0;L<n.count;L++)m[f[L]]=u[x[L]];En(
n.count)}}var Eu=T(()=>{"use strict";ft();qe();Ze();Mt();Ge();De();ni();In()});var xu={};Ae(xu,{definition:()=>nh});var nh,vu=T(()=>{"use strict";In();Eu();nh={...On,comparedByDefault:!0,flat:{
createWalk:pr,deadPeerPolicies:[{name:"next",createWalk:pr},{name:"stop",createWalk:pr}]},churn:{unsupportedReason:"\
its lookups carry more than a key"},theory:{pathLength:()=>({meanHops:void 0,formula:"O(log_d N) (Kaashoek, Ka\
rger 2003)"})}}});function wu(t,e,n){let r=q(t);for(let s=0;s<t.nodes;s++){let i=s*e,o=ut.peers(r,s,e);n.set(o,i),n.fill(-1,i+o.
length,i+e)}}var Tu=T(()=>{"use strict";Ge();_n()});function pi({overlay:t,batch:e,tally:n,end:r,entries:s,links:i,dead:o,hopLimit:a}){let{nodes:u}=t,{alive:d,ended:c,
source:l,sinkRank:f}=e,{relayed:m}=n,p=new Uint8Array(u),h=new Int32Array(u),b=new Int32Array(u),v=0;if(o.length>
0)for(let A=0;A<u;A++)p[A]=se(o,A)?1:0;function E(A,D,g){let w=0;for(;A<D;A++){let C=b[A];if(C!==g)for(let k=C*
s;k<(C+1)*s;k++){let N=i[k];if(N<0)break;w++,p[N]===0&&(p[N]=1,h[N]=C,b[v++]=N)}}n.copies+=w}function x(A,D,g){
for(let w=h[D];w!==A;w=h[w])g[w]++}function S(A){let D=l[A],g=f[A],w=0,C=0;p[D]=1,b[0]=D,v=1;let k=0;for(;k<v&&
w<a;){let N=v;E(k,N,g),k=N,v>N&&w++,C===0&&p[g]===1&&(C=w)}for(let N=0;N<v;N++)p[b[N]]=0;c[0]=A,C>0?(m!==void 0&&
x(D,g,m),r(1,Ne,C)):r(1,k<v?ze:ie,w)}return()=>{let{count:A}=e;e.count=0;for(let D=0;D<A;D++)S(d[D])}}var Su,Au=T(
()=>{"use strict";ft();De();Su=9});var Cu={};Ae(Cu,{definition:()=>rh});var rh,ku=T(()=>{"use strict";Tu();_n();Au();rh={...ut,comparedByDefault:!0,
flat:{createWalk:pi,deadPeerPolicies:[{name:"next",createWalk:pi}],fillLinks:wu,floods:!0,batchPackets:1,walkBytesPerNode:Su},
churn:{unsupportedReason:"a flood has no next hop to time out"},theory:{pathLength:()=>{}}}});function hr(){return{left:(t,e)=>t^e,next(t,e,n){let r=t^e;for(let s=r;s!==0;){let i=2147483648>>>Math.clz32(s);
if(s^=i,(r^i)>n)return t^i}return-1}}}var Nu=T(()=>{"use strict"});function hi({nodes:t,fail:e}){let n=Math.log2(t);return{meanHops:ih(n,e),formula:"closed form: one path, all n\
odes on it alive",delivered:1-sh(n,e)}}function sh(t,e){let n=1-e,r=1-2**-t;return 1-((1-e/2)**t-2**-t)/(n*r)}
function ih(t,e){let n=2-e;return t*(1-e)*n**(t-1)/(n**t-1)}var Ru,gi=T(()=>{"use strict";er();Ru={pathLength:t=>gt(
t,"half the bits differ"),resilience:t=>Math.log2(t.nodes)===t.bits?hi(t):void 0}});function oh(t,e){let n=1,r=0,s=1;for(let i=1;i<=t;i++)n*=(t-i+1)/i,i>1&&(s*=1-e**i),r+=n*s;return 1-r/(2**t-1)}
function Ou(t,e){let n=1,r=0,s=0,i=1;for(let o=1;o<=t;o++)n*=(t-o+1)/o,o>1&&(i*=1-e**o),r+=n*i,s+=o*n*i;return s/
r}var Iu,_u=T(()=>{"use strict";gi();Iu={pathLength:t=>({meanHops:Ou(Math.log2(t),0),formula:"exact: half the \
bits differ"}),resilience(t){if(t.onDead==="stop")return hi(t);if(t.onDead!=="next")return;let e=Math.log2(t.nodes);
return{meanHops:Ou(e,t.fail),formula:"closed form: q^m stops it m bits away",delivered:1-oh(e,t.fail)}}}});function Fu(t){let{batch:e}=t,{alive:n,rank:r,sinkRank:s,ranks:i}=e,o=oe(t);return()=>{let{count:a}=e;for(let u=0;u<
a;u++){let d=n[u],c=r[d];i[u]=c^2147483648>>>Math.clz32(c^s[d])}o(a)}}var Mu=T(()=>{"use strict";qe()});var Lu={};Ae(Lu,{definition:()=>ah});var ah,Bu=T(()=>{"use strict";$e();Nu();$s();_u();Mu();ah={...Ln,comparedByDefault:!1,
flat:{createWalk:Fu,deadPeerPolicies:[ae(hr),ue(hr),z(hr)]},churn:{unsupportedReason:"it needs a power of two \
of nodes at all times"},theory:Iu}});var Pu={};Ae(Pu,{definition:()=>uh});var uh,$u=T(()=>{"use strict";$e();mi();fi();Hs();gi();uh={...Wn,comparedByDefault:!1,
flat:{createWalk:lr,deadPeerPolicies:[z(bt)]},churn:{unsupportedReason:"it equals kademlia with --entries 1 --\
max-timeouts 0"},theory:Ru}});var as=O((eC,nm)=>{var ho=[],tm=0,Y=(t,e)=>{tm>=e&&ho.push(t)};Y.WARN=1;Y.INFO=2;Y.DEBUG=3;Y.reset=()=>{ho=[]};
Y.setDebugLevel=t=>{tm=t};Y.warn=t=>Y(t,Y.WARN);Y.info=t=>Y(t,Y.INFO);Y.debug=t=>Y(t,Y.DEBUG);Y.debugMessages=
()=>ho;nm.exports=Y});var sm=O((tC,rm)=>{"use strict";rm.exports=({onlyFirst:t=!1}={})=>{let e=["[\\u001B\\u009B][[\\]()#;?]*(?:(?:(?:(\
?:;[-a-zA-Z\\d\\/#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/#&.:=?%@~_]*)*)?\\u0007)","(?:(?:\\d{1,4}(?:;\\d{0\
,4})*)?[\\dA-PR-TZcf-ntqry=><~]))"].join("|");return new RegExp(e,t?void 0:"g")}});var om=O((nC,im)=>{"use strict";var t0=sm();im.exports=t=>typeof t=="string"?t.replace(t0(),""):t});var um=O((rC,go)=>{"use strict";var am=t=>Number.isNaN(t)?!1:t>=4352&&(t<=4447||t===9001||t===9002||11904<=t&&
t<=12871&&t!==12351||12880<=t&&t<=19903||19968<=t&&t<=42182||43360<=t&&t<=43388||44032<=t&&t<=55203||63744<=t&&
t<=64255||65040<=t&&t<=65049||65072<=t&&t<=65131||65281<=t&&t<=65376||65504<=t&&t<=65510||110592<=t&&t<=110593||
127488<=t&&t<=127569||131072<=t&&t<=262141);go.exports=am;go.exports.default=am});var cm=O((sC,dm)=>{"use strict";dm.exports=function(){return/\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62(?:\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67|\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74|\uDB40\uDC77\uDB40\uDC6C\uDB40\uDC73)\uDB40\uDC7F|\uD83D\uDC68(?:\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68\uD83C\uDFFB|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFE])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D)?\uD83D\uDC68|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D[\uDC66\uDC67])|[\u2695\u2696\u2708]\uFE0F|\uD83D[\uDC66\uDC67]|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|(?:\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708])\uFE0F|\uD83C\uDFFB\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C[\uDFFB-\uDFFF])|(?:\uD83E\uDDD1\uD83C\uDFFB\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)\uD83C\uDFFB|\uD83E\uDDD1(?:\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1)|(?:\uD83E\uDDD1\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D(?:\uD83D[\uDC68\uDC69]))(?:\uD83C[\uDFFB-\uDFFE])|(?:\uD83E\uDDD1\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB\uDFFC])|\uD83D\uDC69(?:\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFD-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFB\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFC-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC\uDFFE\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D(?:\uD83D[\uDC68\uDC69])|\uD83D[\uDC68\uDC69])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD]))|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|(?:\uD83E\uDDD1\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB-\uDFFD])|\uD83D\uDC69\u200D\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D\uDC41\uFE0F\u200D\uD83D\uDDE8|\uD83D\uDC69(?:\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708]|\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\u200D[\u2695\u2696\u2708])|(?:(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)\uFE0F|\uD83D\uDC6F|\uD83E[\uDD3C\uDDDE\uDDDF])\u200D[\u2640\u2642]|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|\u200D[\u2640\u2642])|\uD83C\uDFF4\u200D\u2620)\uFE0F|\uD83D\uDC69\u200D\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08|\uD83D\uDC15\u200D\uD83E\uDDBA|\uD83D\uDC69\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC67|\uD83C\uDDFD\uD83C\uDDF0|\uD83C\uDDF4\uD83C\uDDF2|\uD83C\uDDF6\uD83C\uDDE6|[#\*0-9]\uFE0F\u20E3|\uD83C\uDDE7(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEF\uDDF1-\uDDF4\uDDF6-\uDDF9\uDDFB\uDDFC\uDDFE\uDDFF])|\uD83C\uDDF9(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDED\uDDEF-\uDDF4\uDDF7\uDDF9\uDDFB\uDDFC\uDDFF])|\uD83C\uDDEA(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDED\uDDF7-\uDDFA])|\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF7(?:\uD83C[\uDDEA\uDDF4\uDDF8\uDDFA\uDDFC])|\uD83D\uDC69(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF2(?:\uD83C[\uDDE6\uDDE8-\uDDED\uDDF0-\uDDFF])|\uD83C\uDDE6(?:\uD83C[\uDDE8-\uDDEC\uDDEE\uDDF1\uDDF2\uDDF4\uDDF6-\uDDFA\uDDFC\uDDFD\uDDFF])|\uD83C\uDDF0(?:\uD83C[\uDDEA\uDDEC-\uDDEE\uDDF2\uDDF3\uDDF5\uDDF7\uDDFC\uDDFE\uDDFF])|\uD83C\uDDED(?:\uD83C[\uDDF0\uDDF2\uDDF3\uDDF7\uDDF9\uDDFA])|\uD83C\uDDE9(?:\uD83C[\uDDEA\uDDEC\uDDEF\uDDF0\uDDF2\uDDF4\uDDFF])|\uD83C\uDDFE(?:\uD83C[\uDDEA\uDDF9])|\uD83C\uDDEC(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEE\uDDF1-\uDDF3\uDDF5-\uDDFA\uDDFC\uDDFE])|\uD83C\uDDF8(?:\uD83C[\uDDE6-\uDDEA\uDDEC-\uDDF4\uDDF7-\uDDF9\uDDFB\uDDFD-\uDDFF])|\uD83C\uDDEB(?:\uD83C[\uDDEE-\uDDF0\uDDF2\uDDF4\uDDF7])|\uD83C\uDDF5(?:\uD83C[\uDDE6\uDDEA-\uDDED\uDDF0-\uDDF3\uDDF7-\uDDF9\uDDFC\uDDFE])|\uD83C\uDDFB(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDEE\uDDF3\uDDFA])|\uD83C\uDDF3(?:\uD83C[\uDDE6\uDDE8\uDDEA-\uDDEC\uDDEE\uDDF1\uDDF4\uDDF5\uDDF7\uDDFA\uDDFF])|\uD83C\uDDE8(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDEE\uDDF0-\uDDF5\uDDF7\uDDFA-\uDDFF])|\uD83C\uDDF1(?:\uD83C[\uDDE6-\uDDE8\uDDEE\uDDF0\uDDF7-\uDDFB\uDDFE])|\uD83C\uDDFF(?:\uD83C[\uDDE6\uDDF2\uDDFC])|\uD83C\uDDFC(?:\uD83C[\uDDEB\uDDF8])|\uD83C\uDDFA(?:\uD83C[\uDDE6\uDDEC\uDDF2\uDDF3\uDDF8\uDDFE\uDDFF])|\uD83C\uDDEE(?:\uD83C[\uDDE8-\uDDEA\uDDF1-\uDDF4\uDDF6-\uDDF9])|\uD83C\uDDEF(?:\uD83C[\uDDEA\uDDF2\uDDF4\uDDF5])|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:\uD83C[\uDFFB-\uDFFF])|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u261D\u270A-\u270D]|\uD83C[\uDF85\uDFC2\uDFC7]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66\uDC67\uDC6B-\uDC6D\uDC70\uDC72\uDC74-\uDC76\uDC78\uDC7C\uDC83\uDC85\uDCAA\uDD74\uDD7A\uDD90\uDD95\uDD96\uDE4C\uDE4F\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1C\uDD1E\uDD1F\uDD30-\uDD36\uDDB5\uDDB6\uDDBB\uDDD2-\uDDD5])(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u231A\u231B\u23E9-\u23EC\u23F0\u23F3\u25FD\u25FE\u2614\u2615\u2648-\u2653\u267F\u2693\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A\u270B\u2728\u274C\u274E\u2753-\u2755\u2757\u2795-\u2797\u27B0\u27BF\u2B1B\u2B1C\u2B50\u2B55]|\uD83C[\uDC04\uDCCF\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE1A\uDE2F\uDE32-\uDE36\uDE38-\uDE3A\uDE50\uDE51\uDF00-\uDF20\uDF2D-\uDF35\uDF37-\uDF7C\uDF7E-\uDF93\uDFA0-\uDFCA\uDFCF-\uDFD3\uDFE0-\uDFF0\uDFF4\uDFF8-\uDFFF]|\uD83D[\uDC00-\uDC3E\uDC40\uDC42-\uDCFC\uDCFF-\uDD3D\uDD4B-\uDD4E\uDD50-\uDD67\uDD7A\uDD95\uDD96\uDDA4\uDDFB-\uDE4F\uDE80-\uDEC5\uDECC\uDED0-\uDED2\uDED5\uDEEB\uDEEC\uDEF4-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])|(?:[#\*0-9\xA9\xAE\u203C\u2049\u2122\u2139\u2194-\u2199\u21A9\u21AA\u231A\u231B\u2328\u23CF\u23E9-\u23F3\u23F8-\u23FA\u24C2\u25AA\u25AB\u25B6\u25C0\u25FB-\u25FE\u2600-\u2604\u260E\u2611\u2614\u2615\u2618\u261D\u2620\u2622\u2623\u2626\u262A\u262E\u262F\u2638-\u263A\u2640\u2642\u2648-\u2653\u265F\u2660\u2663\u2665\u2666\u2668\u267B\u267E\u267F\u2692-\u2697\u2699\u269B\u269C\u26A0\u26A1\u26AA\u26AB\u26B0\u26B1\u26BD\u26BE\u26C4\u26C5\u26C8\u26CE\u26CF\u26D1\u26D3\u26D4\u26E9\u26EA\u26F0-\u26F5\u26F7-\u26FA\u26FD\u2702\u2705\u2708-\u270D\u270F\u2712\u2714\u2716\u271D\u2721\u2728\u2733\u2734\u2744\u2747\u274C\u274E\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27A1\u27B0\u27BF\u2934\u2935\u2B05-\u2B07\u2B1B\u2B1C\u2B50\u2B55\u3030\u303D\u3297\u3299]|\uD83C[\uDC04\uDCCF\uDD70\uDD71\uDD7E\uDD7F\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE02\uDE1A\uDE2F\uDE32-\uDE3A\uDE50\uDE51\uDF00-\uDF21\uDF24-\uDF93\uDF96\uDF97\uDF99-\uDF9B\uDF9E-\uDFF0\uDFF3-\uDFF5\uDFF7-\uDFFF]|\uD83D[\uDC00-\uDCFD\uDCFF-\uDD3D\uDD49-\uDD4E\uDD50-\uDD67\uDD6F\uDD70\uDD73-\uDD7A\uDD87\uDD8A-\uDD8D\uDD90\uDD95\uDD96\uDDA4\uDDA5\uDDA8\uDDB1\uDDB2\uDDBC\uDDC2-\uDDC4\uDDD1-\uDDD3\uDDDC-\uDDDE\uDDE1\uDDE3\uDDE8\uDDEF\uDDF3\uDDFA-\uDE4F\uDE80-\uDEC5\uDECB-\uDED2\uDED5\uDEE0-\uDEE5\uDEE9\uDEEB\uDEEC\uDEF0\uDEF3-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])\uFE0F|(?:[\u261D\u26F9\u270A-\u270D]|\uD83C[\uDF85\uDFC2-\uDFC4\uDFC7\uDFCA-\uDFCC]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66-\uDC78\uDC7C\uDC81-\uDC83\uDC85-\uDC87\uDC8F\uDC91\uDCAA\uDD74\uDD75\uDD7A\uDD90\uDD95\uDD96\uDE45-\uDE47\uDE4B-\uDE4F\uDEA3\uDEB4-\uDEB6\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1F\uDD26\uDD30-\uDD39\uDD3C-\uDD3E\uDDB5\uDDB6\uDDB8\uDDB9\uDDBB\uDDCD-\uDDCF\uDDD1-\uDDDD])/g}});var mm=O((iC,yo)=>{"use strict";var n0=om(),r0=um(),s0=cm(),lm=t=>{if(typeof t!="string"||t.length===0||(t=n0(
t),t.length===0))return 0;t=t.replace(s0(),"  ");let e=0;for(let n=0;n<t.length;n++){let r=t.codePointAt(n);r<=
31||r>=127&&r<=159||r>=768&&r<=879||(r>65535&&n++,e+=r0(r)?2:1)}return e};yo.exports=lm;yo.exports.default=lm});var bo=O((oC,gm)=>{var fm=mm();function us(t){return t?/\u001b\[((?:\d*;){0,5}\d*)m/g:/\u001b\[(?:\d*;){0,5}\d*m/g}
function ve(t){let e=us();return(""+t).replace(e,"").split(`
`).reduce(function(s,i){return fm(i)>s?fm(i):s},0)}function dn(t,e){return Array(e+1).join(t)}function i0(t,e,n,r){
let s=ve(t);if(e+1>=s){let i=e-s;switch(r){case"right":{t=dn(n,i)+t;break}case"center":{let o=Math.ceil(i/2),a=i-
o;t=dn(n,a)+t+dn(n,o);break}default:{t=t+dn(n,i);break}}}return t}var Ct={};function cn(t,e,n){e="\x1B["+e+"m",
n="\x1B["+n+"m",Ct[e]={set:t,to:!0},Ct[n]={set:t,to:!1},Ct[t]={on:e,off:n}}cn("bold",1,22);cn("italics",3,23);
cn("underline",4,24);cn("inverse",7,27);cn("strikethrough",9,29);function pm(t,e){let n=e[1]?parseInt(e[1].split(
";")[0]):0;if(n>=30&&n<=39||n>=90&&n<=97){t.lastForegroundAdded=e[0];return}if(n>=40&&n<=49||n>=100&&n<=107){t.
lastBackgroundAdded=e[0];return}if(n===0){for(let s in t)Object.prototype.hasOwnProperty.call(t,s)&&delete t[s];
return}let r=Ct[e[0]];r&&(t[r.set]=r.to)}function o0(t){let e=us(!0),n=e.exec(t),r={};for(;n!==null;)pm(r,n),n=
e.exec(t);return r}function hm(t,e){let n=t.lastBackgroundAdded,r=t.lastForegroundAdded;return delete t.lastBackgroundAdded,
delete t.lastForegroundAdded,Object.keys(t).forEach(function(s){t[s]&&(e+=Ct[s].off)}),n&&n!="\x1B[49m"&&(e+="\
\x1B[49m"),r&&r!="\x1B[39m"&&(e+="\x1B[39m"),e}function a0(t,e){let n=t.lastBackgroundAdded,r=t.lastForegroundAdded;
return delete t.lastBackgroundAdded,delete t.lastForegroundAdded,Object.keys(t).forEach(function(s){t[s]&&(e=Ct[s].
on+e)}),n&&n!="\x1B[49m"&&(e=n+e),r&&r!="\x1B[39m"&&(e=r+e),e}function u0(t,e){if(t.length===ve(t))return t.substr(
0,e);for(;ve(t)>e;)t=t.slice(0,-1);return t}function d0(t,e){let n=us(!0),r=t.split(us()),s=0,i=0,o="",a,u={};
for(;i<e;){a=n.exec(t);let d=r[s];if(s++,i+ve(d)>e&&(d=u0(d,e-i)),o+=d,i+=ve(d),i<e){if(!a)break;o+=a[0],pm(u,
a)}}return hm(u,o)}function c0(t,e,n){if(n=n||"\u2026",ve(t)<=e)return t;e-=ve(n);let s=d0(t,e);s+=n;let i="\x1B]\
8;;\x07";return t.includes(i)&&!s.includes(i)&&(s+=i),s}function l0(){return{chars:{top:"\u2500","top-mid":"\u252C",
"top-left":"\u250C","top-right":"\u2510",bottom:"\u2500","bottom-mid":"\u2534","bottom-left":"\u2514","bottom-\
right":"\u2518",left:"\u2502","left-mid":"\u251C",mid:"\u2500","mid-mid":"\u253C",right:"\u2502","right-mid":"\
\u2524",middle:"\u2502"},truncate:"\u2026",colWidths:[],rowHeights:[],colAligns:[],rowAligns:[],style:{"paddin\
g-left":1,"padding-right":1,head:["red"],border:["grey"],compact:!1},head:[]}}function m0(t,e){t=t||{},e=e||l0();
let n=Object.assign({},e,t);return n.chars=Object.assign({},e.chars,t.chars),n.style=Object.assign({},e.style,
t.style),n}function f0(t,e){let n=[],r=e.split(/(\s+)/g),s=[],i=0,o;for(let a=0;a<r.length;a+=2){let u=r[a],d=i+
ve(u);i>0&&o&&(d+=o.length),d>t?(i!==0&&n.push(s.join("")),s=[u],i=ve(u)):(s.push(o||"",u),i=d),o=r[a+1]}return i&&
n.push(s.join("")),n}function p0(t,e){let n=[],r="";function s(o,a){for(r.length&&a&&(r+=a),r+=o;r.length>t;)n.
push(r.slice(0,t)),r=r.slice(t)}let i=e.split(/(\s+)/g);for(let o=0;o<i.length;o+=2)s(i[o],o&&i[o-1]);return r.
length&&n.push(r),n}function h0(t,e,n=!0){let r=[];e=e.split(`
`);let s=n?f0:p0;for(let i=0;i<e.length;i++)r.push.apply(r,s(t,e[i]));return r}function g0(t){let e={},n=[];for(let r=0;r<
t.length;r++){let s=a0(e,t[r]);e=o0(s);let i=Object.assign({},e);n.push(hm(i,s))}return n}function y0(t,e){return[
"\x1B]","8",";",";",t||e,"\x07",e,"\x1B]","8",";",";","\x07"].join("")}gm.exports={strlen:ve,repeat:dn,pad:i0,
truncate:c0,mergeOptions:m0,wordWrap:h0,colorizeLines:g0,hyperlink:y0}});var Em=O((aC,Dm)=>{var bm={};Dm.exports=bm;var ym={reset:[0,0],bold:[1,22],dim:[2,22],italic:[3,23],underline:[
4,24],inverse:[7,27],hidden:[8,28],strikethrough:[9,29],black:[30,39],red:[31,39],green:[32,39],yellow:[33,39],
blue:[34,39],magenta:[35,39],cyan:[36,39],white:[37,39],gray:[90,39],grey:[90,39],brightRed:[91,39],brightGreen:[
92,39],brightYellow:[93,39],brightBlue:[94,39],brightMagenta:[95,39],brightCyan:[96,39],brightWhite:[97,39],bgBlack:[
40,49],bgRed:[41,49],bgGreen:[42,49],bgYellow:[43,49],bgBlue:[44,49],bgMagenta:[45,49],bgCyan:[46,49],bgWhite:[
47,49],bgGray:[100,49],bgGrey:[100,49],bgBrightRed:[101,49],bgBrightGreen:[102,49],bgBrightYellow:[103,49],bgBrightBlue:[
104,49],bgBrightMagenta:[105,49],bgBrightCyan:[106,49],bgBrightWhite:[107,49],blackBG:[40,49],redBG:[41,49],greenBG:[
42,49],yellowBG:[43,49],blueBG:[44,49],magentaBG:[45,49],cyanBG:[46,49],whiteBG:[47,49]};Object.keys(ym).forEach(
function(t){var e=ym[t],n=bm[t]=[];n.open="\x1B["+e[0]+"m",n.close="\x1B["+e[1]+"m"})});var vm=O((uC,xm)=>{"use strict";xm.exports=function(t,e){e=e||process.argv;var n=e.indexOf("--"),r=/^-{1,2}/.test(
t)?"":"--",s=e.indexOf(r+t);return s!==-1&&(n===-1?!0:s<n)}});var Tm=O((dC,wm)=>{"use strict";var b0=Fe("os"),ge=vm(),j=process.env,kt=void 0;ge("no-color")||ge("no-colors")||
ge("color=false")?kt=!1:(ge("color")||ge("colors")||ge("color=true")||ge("color=always"))&&(kt=!0);"FORCE_COLO\
R"in j&&(kt=j.FORCE_COLOR.length===0||parseInt(j.FORCE_COLOR,10)!==0);function D0(t){return t===0?!1:{level:t,
hasBasic:!0,has256:t>=2,has16m:t>=3}}function E0(t){if(kt===!1)return 0;if(ge("color=16m")||ge("color=full")||
ge("color=truecolor"))return 3;if(ge("color=256"))return 2;if(t&&!t.isTTY&&kt!==!0)return 0;var e=kt?1:0;if(process.
platform==="win32"){var n=b0.release().split(".");return Number(process.versions.node.split(".")[0])>=8&&Number(
n[0])>=10&&Number(n[2])>=10586?Number(n[2])>=14931?3:2:1}if("CI"in j)return["TRAVIS","CIRCLECI","APPVEYOR","GI\
TLAB_CI"].some(function(s){return s in j})||j.CI_NAME==="codeship"?1:e;if("TEAMCITY_VERSION"in j)return/^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.
test(j.TEAMCITY_VERSION)?1:0;if("TERM_PROGRAM"in j){var r=parseInt((j.TERM_PROGRAM_VERSION||"").split(".")[0],
10);switch(j.TERM_PROGRAM){case"iTerm.app":return r>=3?3:2;case"Hyper":return 3;case"Apple_Terminal":return 2}}
return/-256(color)?$/i.test(j.TERM)?2:/^screen|^xterm|^vt100|^rxvt|color|ansi|cygwin|linux/i.test(j.TERM)||"CO\
LORTERM"in j?1:(j.TERM==="dumb",e)}function Do(t){var e=E0(t);return D0(e)}wm.exports={supportsColor:Do,stdout:Do(
process.stdout),stderr:Do(process.stderr)}});var Am=O((cC,Sm)=>{Sm.exports=function(e,n){var r="";e=e||"Run the trap, drop the bass",e=e.split("");var s={a:[
"@","\u0104","\u023A","\u0245","\u0394","\u039B","\u0414"],b:["\xDF","\u0181","\u0243","\u026E","\u03B2","\u0E3F"],
c:["\xA9","\u023B","\u03FE"],d:["\xD0","\u018A","\u0500","\u0501","\u0502","\u0503"],e:["\xCB","\u0115","\u018E",
"\u0258","\u03A3","\u03BE","\u04BC","\u0A6C"],f:["\u04FA"],g:["\u0262"],h:["\u0126","\u0195","\u04A2","\u04BA",
"\u04C7","\u050A"],i:["\u0F0F"],j:["\u0134"],k:["\u0138","\u04A0","\u04C3","\u051E"],l:["\u0139"],m:["\u028D",
"\u04CD","\u04CE","\u0520","\u0521","\u0D69"],n:["\xD1","\u014B","\u019D","\u0376","\u03A0","\u048A"],o:["\xD8",
"\xF5","\xF8","\u01FE","\u0298","\u047A","\u05DD","\u06DD","\u0E4F"],p:["\u01F7","\u048E"],q:["\u09CD"],r:["\xAE",
"\u01A6","\u0210","\u024C","\u0280","\u042F"],s:["\xA7","\u03DE","\u03DF","\u03E8"],t:["\u0141","\u0166","\u0373"],
u:["\u01B1","\u054D"],v:["\u05D8"],w:["\u0428","\u0460","\u047C","\u0D70"],x:["\u04B2","\u04FE","\u04FC","\u04FD"],
y:["\xA5","\u04B0","\u04CB"],z:["\u01B5","\u0240"]};return e.forEach(function(i){i=i.toLowerCase();var o=s[i]||
[" "],a=Math.floor(Math.random()*o.length);typeof s[i]<"u"?r+=s[i][a]:r+=i}),r}});var km=O((lC,Cm)=>{Cm.exports=function(e,n){e=e||"   he is here   ";var r={up:["\u030D","\u030E","\u0304","\u0305",
"\u033F","\u0311","\u0306","\u0310","\u0352","\u0357","\u0351","\u0307","\u0308","\u030A","\u0342","\u0313","\u0308",
"\u034A","\u034B","\u034C","\u0303","\u0302","\u030C","\u0350","\u0300","\u0301","\u030B","\u030F","\u0312","\u0313",
"\u0314","\u033D","\u0309","\u0363","\u0364","\u0365","\u0366","\u0367","\u0368","\u0369","\u036A","\u036B","\u036C",
"\u036D","\u036E","\u036F","\u033E","\u035B","\u0346","\u031A"],down:["\u0316","\u0317","\u0318","\u0319","\u031C",
"\u031D","\u031E","\u031F","\u0320","\u0324","\u0325","\u0326","\u0329","\u032A","\u032B","\u032C","\u032D","\u032E",
"\u032F","\u0330","\u0331","\u0332","\u0333","\u0339","\u033A","\u033B","\u033C","\u0345","\u0347","\u0348","\u0349",
"\u034D","\u034E","\u0353","\u0354","\u0355","\u0356","\u0359","\u035A","\u0323"],mid:["\u0315","\u031B","\u0300",
"\u0301","\u0358","\u0321","\u0322","\u0327","\u0328","\u0334","\u0335","\u0336","\u035C","\u035D","\u035E","\u035F",
"\u0360","\u0362","\u0338","\u0337","\u0361"," \u0489"]},s=[].concat(r.up,r.down,r.mid);function i(u){var d=Math.
floor(Math.random()*u);return d}function o(u){var d=!1;return s.filter(function(c){d=c===u}),d}function a(u,d){
var c="",l,f;d=d||{},d.up=typeof d.up<"u"?d.up:!0,d.mid=typeof d.mid<"u"?d.mid:!0,d.down=typeof d.down<"u"?d.down:
!0,d.size=typeof d.size<"u"?d.size:"maxi",u=u.split("");for(f in u)if(!o(f)){switch(c=c+u[f],l={up:0,down:0,mid:0},
d.size){case"mini":l.up=i(8),l.mid=i(2),l.down=i(8);break;case"maxi":l.up=i(16)+3,l.mid=i(4)+1,l.down=i(64)+3;
break;default:l.up=i(8)+1,l.mid=i(6)/2,l.down=i(8)+1;break}var m=["up","mid","down"];for(var p in m)for(var h=m[p],
b=0;b<=l[h];b++)d[h]&&(c=c+r[h][i(r[h].length)])}return c}return a(e,n)}});var Rm=O((mC,Nm)=>{Nm.exports=function(t){return function(e,n,r){if(e===" ")return e;switch(n%3){case 0:return t.
red(e);case 1:return t.white(e);case 2:return t.blue(e)}}}});var Im=O((fC,Om)=>{Om.exports=function(t){return function(e,n,r){return n%2===0?e:t.inverse(e)}}});var Fm=O((pC,_m)=>{_m.exports=function(t){var e=["red","yellow","green","blue","magenta"];return function(n,r,s){
return n===" "?n:t[e[r++%e.length]](n)}}});var Lm=O((hC,Mm)=>{Mm.exports=function(t){var e=["underline","inverse","grey","yellow","red","green","blue","w\
hite","cyan","magenta","brightYellow","brightRed","brightGreen","brightBlue","brightWhite","brightCyan","brigh\
tMagenta"];return function(n,r,s){return n===" "?n:t[e[Math.round(Math.random()*(e.length-2))]](n)}}});var Um=O((yC,Wm)=>{var _={};Wm.exports=_;_.themes={};var x0=Fe("util"),it=_.styles=Em(),Pm=Object.defineProperties,
v0=new RegExp(/[\r\n]+/g);_.supportsColor=Tm().supportsColor;typeof _.enabled>"u"&&(_.enabled=_.supportsColor()!==
!1);_.enable=function(){_.enabled=!0};_.disable=function(){_.enabled=!1};_.stripColors=_.strip=function(t){return(""+
t).replace(/\x1B\[\d+m/g,"")};var gC=_.stylize=function(e,n){if(!_.enabled)return e+"";var r=it[n];return!r&&n in
_?_[n](e):r.open+e+r.close},w0=/[|\\{}()[\]^$+*?.]/g,T0=function(t){if(typeof t!="string")throw new TypeError(
"Expected a string");return t.replace(w0,"\\$&")};function $m(t){var e=function n(){return A0.apply(n,arguments)};
return e._styles=t,e.__proto__=S0,e}var Gm=(function(){var t={};return it.grey=it.gray,Object.keys(it).forEach(
function(e){it[e].closeRe=new RegExp(T0(it[e].close),"g"),t[e]={get:function(){return $m(this._styles.concat(e))}}}),
t})(),S0=Pm(function(){},Gm);function A0(){var t=Array.prototype.slice.call(arguments),e=t.map(function(o){return o!=
null&&o.constructor===String?o:x0.inspect(o)}).join(" ");if(!_.enabled||!e)return e;for(var n=e.indexOf(`
`)!=-1,r=this._styles,s=r.length;s--;){var i=it[r[s]];e=i.open+e.replace(i.closeRe,i.open)+i.close,n&&(e=e.replace(
v0,function(o){return i.close+o+i.open}))}return e}_.setTheme=function(t){if(typeof t=="string"){console.log("\
colors.setTheme now only accepts an object, not a string.  If you are trying to set a theme from a file, it is\
 now your (the caller's) responsibility to require the file.  The old syntax looked like colors.setTheme(__dir\
name + '/../themes/generic-logging.js'); The new syntax looks like colors.setTheme(require(__dirname + '/../th\
emes/generic-logging.js'));");return}for(var e in t)(function(n){_[n]=function(r){if(typeof t[n]=="object"){var s=r;
for(var i in t[n])s=_[t[n][i]](s);return s}return _[t[n]](r)}})(e)};function C0(){var t={};return Object.keys(
Gm).forEach(function(e){t[e]={get:function(){return $m([e])}}}),t}var k0=function(e,n){var r=n.split("");return r=
r.map(e),r.join("")};_.trap=Am();_.zalgo=km();_.maps={};_.maps.america=Rm()(_);_.maps.zebra=Im()(_);_.maps.rainbow=
Fm()(_);_.maps.random=Lm()(_);for(Bm in _.maps)(function(t){_[t]=function(e){return k0(_.maps[t],e)}})(Bm);var Bm;
Pm(_,C0())});var Vm=O((bC,Hm)=>{var N0=Um();Hm.exports=N0});var Xm=O((DC,ds)=>{var{info:R0,debug:jm}=as(),te=bo(),xo=class t{constructor(e){this.setOptions(e),this.x=null,
this.y=null}setOptions(e){["boolean","number","bigint","string"].indexOf(typeof e)!==-1&&(e={content:""+e}),e=
e||{},this.options=e;let n=e.content;if(["boolean","number","bigint","string"].indexOf(typeof n)!==-1)this.content=
String(n);else if(!n)this.content=this.options.href||"";else throw new Error("Content needs to be a primitive,\
 got: "+typeof n);this.colSpan=e.colSpan||1,this.rowSpan=e.rowSpan||1,this.options.href&&Object.defineProperty(
this,"href",{get(){return this.options.href}})}mergeTableOptions(e,n){this.cells=n;let r=this.options.chars||{},
s=e.chars,i=this.chars={};I0.forEach(function(u){Eo(r,s,u,i)}),this.truncate=this.options.truncate||e.truncate;
let o=this.options.style=this.options.style||{},a=e.style;Eo(o,a,"padding-left",this),Eo(o,a,"padding-right",this),
this.head=o.head||a.head,this.border=o.border||a.border,this.fixedWidth=e.colWidths[this.x],this.lines=this.computeLines(
e),this.desiredWidth=te.strlen(this.content)+this.paddingLeft+this.paddingRight,this.desiredHeight=this.lines.
length}computeLines(e){let n=e.wordWrap||e.textWrap,{wordWrap:r=n}=this.options;if(this.fixedWidth&&r){if(this.
fixedWidth-=this.paddingLeft+this.paddingRight,this.colSpan){let o=1;for(;o<this.colSpan;)this.fixedWidth+=e.colWidths[this.
x+o],o++}let{wrapOnWordBoundary:s=!0}=e,{wrapOnWordBoundary:i=s}=this.options;return this.wrapLines(te.wordWrap(
this.fixedWidth,this.content,i))}return this.wrapLines(this.content.split(`
`))}wrapLines(e){let n=te.colorizeLines(e);return this.href?n.map(r=>te.hyperlink(this.href,r)):n}init(e){let n=this.
x,r=this.y;this.widths=e.colWidths.slice(n,n+this.colSpan),this.heights=e.rowHeights.slice(r,r+this.rowSpan),this.
width=this.widths.reduce(Km,-1),this.height=this.heights.reduce(Km,-1),this.hAlign=this.options.hAlign||e.colAligns[n],
this.vAlign=this.options.vAlign||e.rowAligns[r],this.drawRight=n+this.colSpan==e.colWidths.length}draw(e,n){if(e==
"top")return this.drawTop(this.drawRight);if(e=="bottom")return this.drawBottom(this.drawRight);let r=te.truncate(
this.content,10,this.truncate);e||R0(`${this.y}-${this.x}: ${this.rowSpan-e}x${this.colSpan} Cell ${r}`);let s=Math.
max(this.height-this.lines.length,0),i;switch(this.vAlign){case"center":i=Math.ceil(s/2);break;case"bottom":i=
s;break;default:i=0}if(e<i||e>=i+this.lines.length)return this.drawEmpty(this.drawRight,n);let o=this.lines.length>
this.height&&e+1>=this.height;return this.drawLine(e-i,this.drawRight,o,n)}drawTop(e){let n=[];return this.cells?
this.widths.forEach(function(r,s){n.push(this._topLeftChar(s)),n.push(te.repeat(this.chars[this.y==0?"top":"mi\
d"],r))},this):(n.push(this._topLeftChar(0)),n.push(te.repeat(this.chars[this.y==0?"top":"mid"],this.width))),
e&&n.push(this.chars[this.y==0?"topRight":"rightMid"]),this.wrapWithStyleColors("border",n.join(""))}_topLeftChar(e){
let n=this.x+e,r;if(this.y==0)r=n==0?"topLeft":e==0?"topMid":"top";else if(n==0)r="leftMid";else if(r=e==0?"mi\
dMid":"bottomMid",this.cells&&(this.cells[this.y-1][n]instanceof t.ColSpanCell&&(r=e==0?"topMid":"mid"),e==0)){
let i=1;for(;this.cells[this.y][n-i]instanceof t.ColSpanCell;)i++;this.cells[this.y][n-i]instanceof t.RowSpanCell&&
(r="leftMid")}return this.chars[r]}wrapWithStyleColors(e,n){if(this[e]&&this[e].length)try{let r=Vm();for(let s=this[e].
length-1;s>=0;s--)r=r[this[e][s]];return r(n)}catch{return n}else return n}drawLine(e,n,r,s){let i=this.chars[this.
x==0?"left":"middle"];if(this.x&&s&&this.cells){let f=this.cells[this.y+s][this.x-1];for(;f instanceof ln;)f=this.
cells[f.y][f.x-1];f instanceof mn||(i=this.chars.rightMid)}let o=te.repeat(" ",this.paddingLeft),a=n?this.chars.
right:"",u=te.repeat(" ",this.paddingRight),d=this.lines[e],c=this.width-(this.paddingLeft+this.paddingRight);
r&&(d+=this.truncate||"\u2026");let l=te.truncate(d,c,this.truncate);return l=te.pad(l,c," ",this.hAlign),l=o+
l+u,this.stylizeLine(i,l,a)}stylizeLine(e,n,r){return e=this.wrapWithStyleColors("border",e),r=this.wrapWithStyleColors(
"border",r),this.y===0&&(n=this.wrapWithStyleColors("head",n)),e+n+r}drawBottom(e){let n=this.chars[this.x==0?
"bottomLeft":"bottomMid"],r=te.repeat(this.chars.bottom,this.width),s=e?this.chars.bottomRight:"";return this.
wrapWithStyleColors("border",n+r+s)}drawEmpty(e,n){let r=this.chars[this.x==0?"left":"middle"];if(this.x&&n&&this.
cells){let o=this.cells[this.y+n][this.x-1];for(;o instanceof ln;)o=this.cells[o.y][o.x-1];o instanceof mn||(r=
this.chars.rightMid)}let s=e?this.chars.right:"",i=te.repeat(" ",this.width);return this.stylizeLine(r,i,s)}},
ln=class{constructor(){}draw(e){return typeof e=="number"&&jm(`${this.y}-${this.x}: 1x1 ColSpanCell`),""}init(){}mergeTableOptions(){}},
mn=class{constructor(e){this.originalCell=e}init(e){let n=this.y,r=this.originalCell.y;this.cellOffset=n-r,this.
offset=O0(e.rowHeights,r,this.cellOffset)}draw(e){return e=="top"?this.originalCell.draw(this.offset,this.cellOffset):
e=="bottom"?this.originalCell.draw("bottom"):(jm(`${this.y}-${this.x}: 1x${this.colSpan} RowSpanCell for ${this.
originalCell.content}`),this.originalCell.draw(this.offset+1+e))}mergeTableOptions(){}};function Ym(...t){return t.
filter(e=>e!=null).shift()}function Eo(t,e,n,r){let s=n.split("-");s.length>1?(s[1]=s[1].charAt(0).toUpperCase()+
s[1].substr(1),s=s.join(""),r[s]=Ym(t[s],t[n],e[s],e[n])):r[n]=Ym(t[n],e[n])}function O0(t,e,n){let r=t[e];for(let s=1;s<
n;s++)r+=1+t[e+s];return r}function Km(t,e){return t+e+1}var I0=["top","top-mid","top-left","top-right","botto\
m","bottom-mid","bottom-left","bottom-right","left","left-mid","mid","mid-mid","right","right-mid","middle"];ds.
exports=xo;ds.exports.ColSpanCell=ln;ds.exports.RowSpanCell=mn});var Zm=O((EC,qm)=>{var{warn:_0,debug:F0}=as(),vo=Xm(),{ColSpanCell:M0,RowSpanCell:L0}=vo;(function(){function t(m,p){
return m[p]>0?t(m,p+1):p}function e(m){let p={};m.forEach(function(h,b){let v=0;h.forEach(function(E){E.y=b,E.
x=b?t(p,v):v;let x=E.rowSpan||1,S=E.colSpan||1;if(x>1)for(let A=0;A<S;A++)p[E.x+A]=x;v=E.x+S}),Object.keys(p).
forEach(E=>{p[E]--,p[E]<1&&delete p[E]})})}function n(m){let p=0;return m.forEach(function(h){h.forEach(function(b){
p=Math.max(p,b.x+(b.colSpan||1))})}),p}function r(m){return m.length}function s(m,p){let h=m.y,b=m.y-1+(m.rowSpan||
1),v=p.y,E=p.y-1+(p.rowSpan||1),x=!(h>E||v>b),S=m.x,A=m.x-1+(m.colSpan||1),D=p.x,g=p.x-1+(p.colSpan||1),w=!(S>
g||D>A);return x&&w}function i(m,p,h){let b=Math.min(m.length-1,h),v={x:p,y:h};for(let E=0;E<=b;E++){let x=m[E];
for(let S=0;S<x.length;S++)if(s(v,x[S]))return!0}return!1}function o(m,p,h,b){for(let v=h;v<b;v++)if(i(m,v,p))
return!1;return!0}function a(m){m.forEach(function(p,h){p.forEach(function(b){for(let v=1;v<b.rowSpan;v++){let E=new L0(
b);E.x=b.x,E.y=b.y+v,E.colSpan=b.colSpan,d(E,m[h+v])}})})}function u(m){for(let p=m.length-1;p>=0;p--){let h=m[p];
for(let b=0;b<h.length;b++){let v=h[b];for(let E=1;E<v.colSpan;E++){let x=new M0;x.x=v.x+E,x.y=v.y,h.splice(b+
1,0,x)}}}}function d(m,p){let h=0;for(;h<p.length&&p[h].x<m.x;)h++;p.splice(h,0,m)}function c(m){let p=r(m),h=n(
m);F0(`Max rows: ${p}; Max cols: ${h}`);for(let b=0;b<p;b++)for(let v=0;v<h;v++)if(!i(m,v,b)){let E={x:v,y:b,colSpan:1,
rowSpan:1};for(v++;v<h&&!i(m,v,b);)E.colSpan++,v++;let x=b+1;for(;x<p&&o(m,x,E.x,E.x+E.colSpan);)E.rowSpan++,x++;
let S=new vo(E);S.x=E.x,S.y=E.y,_0(`Missing cell at ${S.y}-${S.x}.`),d(S,m[b])}}function l(m){return m.map(function(p){
if(!Array.isArray(p)){let h=Object.keys(p)[0];p=p[h],Array.isArray(p)?(p=p.slice(),p.unshift(h)):p=[h,p]}return p.
map(function(h){return new vo(h)})})}function f(m){let p=l(m);return e(p),c(p),a(p),u(p),p}qm.exports={makeTableLayout:f,
layoutTable:e,addRowSpanCells:a,maxWidth:n,fillInTable:c,computeWidths:zm("colSpan","desiredWidth","x",1),computeHeights:zm(
"rowSpan","desiredHeight","y",1)}})();function zm(t,e,n,r){return function(s,i){let o=[],a=[],u={};i.forEach(function(d){
d.forEach(function(c){(c[t]||1)>1?a.push(c):o[c[n]]=Math.max(o[c[n]]||0,c[e]||0,r)})}),s.forEach(function(d,c){
typeof d=="number"&&(o[c]=d)});for(let d=a.length-1;d>=0;d--){let c=a[d],l=c[t],f=c[n],m=o[f],p=typeof s[f]=="\
number"?0:1;if(typeof m=="number")for(let h=1;h<l;h++)m+=1+o[f+h],typeof s[f+h]!="number"&&p++;else m=e==="des\
iredWidth"?c.desiredWidth-1:1,(!u[f]||u[f]<m)&&(u[f]=m);if(c[e]>m){let h=0;for(;p>0&&c[e]>m;){if(typeof s[f+h]!=
"number"){let b=Math.round((c[e]-m)/p);m+=b,o[f+h]+=b,p--}h++}}}Object.assign(s,o,u);for(let d=0;d<s.length;d++)
s[d]=Math.max(r,s[d]||0)}}});var Qm=O((xC,Jm)=>{var Ie=as(),B0=bo(),wo=Zm(),cs=class extends Array{constructor(e){super();let n=B0.mergeOptions(
e);if(Object.defineProperty(this,"options",{value:n,enumerable:n.debug}),n.debug){switch(typeof n.debug){case"\
boolean":Ie.setDebugLevel(Ie.WARN);break;case"number":Ie.setDebugLevel(n.debug);break;case"string":Ie.setDebugLevel(
parseInt(n.debug,10));break;default:Ie.setDebugLevel(Ie.WARN),Ie.warn(`Debug option is expected to be boolean,\
 number, or string. Received a ${typeof n.debug}`)}Object.defineProperty(this,"messages",{get(){return Ie.debugMessages()}})}}toString(){
let e=this,n=this.options.head&&this.options.head.length;n?(e=[this.options.head],this.length&&e.push.apply(e,
this)):this.options.style.head=[];let r=wo.makeTableLayout(e);r.forEach(function(i){i.forEach(function(o){o.mergeTableOptions(
this.options,r)},this)},this),wo.computeWidths(this.options.colWidths,r),wo.computeHeights(this.options.rowHeights,
r),r.forEach(function(i){i.forEach(function(o){o.init(this.options)},this)},this);let s=[];for(let i=0;i<r.length;i++){
let o=r[i],a=this.options.rowHeights[i];(i===0||!this.options.style.compact||i==1&&n)&&To(o,"top",s);for(let u=0;u<
a;u++)To(o,u,s);i+1==r.length&&To(o,"bottom",s)}return s.join(`
`)}get width(){return this.toString().split(`
`)[0].length}};cs.reset=()=>Ie.reset();function To(t,e,n){let r=[];t.forEach(function(i){r.push(i.draw(e))});let s=r.
join("");s.length&&n.push(s)}Jm.exports=cs});var tf=O((vC,ef)=>{ef.exports=Qm()});var zo=ps(Xo(),1),{program:_D,createCommand:FD,createArgument:MD,createOption:LD,CommanderError:Sn,InvalidArgumentError:je,
InvalidOptionArgumentError:BD,Command:An,Argument:PD,Option:qo,Help:Zo}=zo.default;Fs();In();_n();Ps();$s();lt();Ot();Gn();Hs();var Gu={hops:{table:Fn,load:()=>Promise.resolve().then(()=>(La(),Ma))},
chord:{table:Rn,load:()=>Promise.resolve().then(()=>(su(),ru))},kademlia:{table:ct,load:()=>Promise.resolve().then(()=>(au(),ou))},
pastry:{table:Bn,load:()=>Promise.resolve().then(()=>(mu(),lu))},symphony:{table:$n,load:()=>Promise.resolve().then(()=>(Du(),bu))},
debruijn:{table:On,load:()=>Promise.resolve().then(()=>(vu(),xu))},flood:{table:ut,load:()=>Promise.resolve().then(()=>(ku(),Cu))},
hypercube:{table:Ln,load:()=>Promise.resolve().then(()=>(Bu(),Lu))},tree:{table:Wn,load:()=>Promise.resolve().then(()=>($u(),Pu))}},
yi="hops";var gr=Object.keys(Gu),Dt=Object.fromEntries(gr.map(t=>[t,Gu[t].table])),yr=gr.filter(t=>"metric"in Dt[t].routing);function W({host:t,port:e}){return t.includes(":")?`[${t}]:${e}`:`${t}:${e}`}function bi(t){let e=/^(?:\[([^\][]*)\]|([^:\][]*)):(\d{1,5})$/.
exec(t);if(e===null)return;let n=Number(e[3]);return n>=1&&n<=65535?{host:e[1]??e[2]??"",port:n}:void 0}Pe();import{networkInterfaces as Ky}from"node:os";var dh=[{from:({sends:t})=>t==="connection each",to:({acceptsInRun:t})=>!t,sentence:(t,e)=>`Node ${e} takes no\
 new connections once a run has started, and node ${t} opens one for each packet: packets from the second to t\
he first will be missing.`},{from:({sends:t})=>t==="kept link",to:({reads:t})=>t==="one",sentence:(t,e)=>`Node\
 ${t} keeps its connections, and node ${e} reads one packet of each: packets from the first to the second will\
 be missing.`}];function Wu(t){return dh.flatMap(e=>{let n=t.find(({program:s})=>e.from(s.messenger)),r=t.find(
({program:s})=>e.to(s.messenger));return n===void 0||r===void 0?[]:[e.sentence(n.id,r.id)]})}function Ee(t,e){return t.declared?{ours:e}:{}}function Uu(t,e){return t.declared&&e.declared}function de(t,e){return t===e||t===0}var xe=["clockwise"];var Hu={name:"A",wire:"minichord",declared:!1,messenger:{takesOrders:"home",metrics:xe,summaries:"once",reportsHashes:!1,
sends:"kept link",reads:"many",acceptsInRun:!1,isConnected:de,takesAsLeft:"ID",fits:t=>t.kind==="silence"||ch(
t)},registry:{givesOrders:"home",readsReplies:"home",startsTogether:!1,takesLastSummary:!1,fits:({on:t})=>t===
"home"}};function ch(t){return t.on==="home"&&t.askedAtHome&&(t.result!==0||t.id===0)}var Vu={name:"B",wire:"minichord",declared:!1,messenger:{takesOrders:"listener",metrics:xe,summaries:"between \
runs",reportsHashes:!1,sends:"connection each",reads:"one",acceptsInRun:!0,isConnected:de,takesAsLeft:0,fits:t=>t.
kind==="answer"&&t.on==="new"},registry:{givesOrders:"listener",readsReplies:"new connection",startsTogether:!1,
takesLastSummary:!1,fits:({on:t,closed:e})=>t==="listener"&&e===!0}};var br={name:"D",wire:"minichord",declared:!1,messenger:{takesOrders:"listener",metrics:xe,summaries:"between \
runs",reportsHashes:!1,sends:"connection each",reads:"many",acceptsInRun:!0,isConnected:de,takesAsLeft:"ID",fits:t=>t.
kind==="answer"&&t.on==="dialled"},registry:{givesOrders:"listener",readsReplies:"new connection",startsTogether:!1,
takesLastSummary:!1,fits:({on:t,closed:e})=>t==="listener"&&e!==!0}};var Yu={name:"C",wire:"minichord",declared:!1,messenger:{takesOrders:"listener",metrics:xe,summaries:"between \
runs",reportsHashes:!1,sends:"kept link",reads:"many",acceptsInRun:!0,isConnected:de,takesAsLeft:"ID",fits:t=>t.
kind==="answer"&&t.on==="home"},registry:br.registry};var Ku={name:"Sinkward",wire:"minichord",declared:!0,messenger:{takesOrders:"home",metrics:["clockwise","xor"],
summaries:"any time",reportsHashes:!0,sends:"adapts",reads:"many",acceptsInRun:!0,isConnected:de,takesAsLeft:"\
ID",fits:()=>!1},registry:{givesOrders:"home",readsReplies:"home",startsTogether:!0,takesLastSummary:!0,fits:()=>!1}};var ju={name:"unknown",wire:"minichord",declared:!1,messenger:{takesOrders:"unknown",metrics:xe,summaries:"bet\
ween runs",reportsHashes:!1,sends:"unknown",reads:"unknown",acceptsInRun:!0,isConnected:de,takesAsLeft:"unknow\
n",fits:()=>!1},registry:{givesOrders:"unknown",readsReplies:"home",startsTogether:!1,takesLastSummary:!1,fits:()=>!1}};var lh=[Hu,Vu,br,Yu];function Xu({ours:t}){return t===void 0?ju:Ku}function zu(t,e){return t.declared?t:lh.find(
({messenger:n})=>n.fits(e))??t}function Di(t,e){return Math.min(t.preferredEntries(e),t.maxEntries(e))}function qu(t,e){let n=Di(t,e);if(!(n===
0||n===t.preferredEntries(e)))return`entries: ${n}, the most that ${e} nodes allow`}function Zu(t,e,n){let{name:r,
entriesCount:s}=t,i=t.maxEntries(e);if(i===0)return`${r} must have ${t.nodeCounts??"2 or more"} nodes, not ${e}`;
let o=t.choices?.(e);if(o!==void 0&&!o.includes(n))return`with ${e} nodes ${r} takes ${o.join(", ")} ${s}, not\
 ${n}`;if(n<1||n>i)return`with ${e} nodes ${r} takes 1 to ${i} ${s}, not ${n}`}function Pt({name:t,routing:e}){
if("metric"in e)return e.metric;throw new RangeError(`messengers do not support ${t} (${e.unsupportedReason})`)}var Qu=2**32-1,Dr=2**31-1,mh={"list-messaging-nodes":{alias:"list",help:"the registered nodes, their addresses\
 and states",arguments:{}},"setup-overlay":{alias:"setup",help:"gives every node its routing table, and waits \
until all are connected",arguments:{entries:{help:`entries of each routing table, as the geometry counts them,\
 1 to ${64}; left out, by the geometry and the number of nodes`,min:1,max:64,optional:!0}},examples:["setup-ov\
erlay","setup-overlay 5"]},"list-routing-tables":{alias:"route",help:"every node's peers",arguments:{}},"start\
-rounds":{alias:"start",help:"every node sends this many packets to random nodes; waits for the summary",arguments:{
packets:{help:`packets of each node, 1 to ${Qu.toLocaleString("en-US")}`,min:1,max:Qu}},examples:["start-round\
s 25000"]},"traffic-summary":{alias:"summary",help:"the last traffic table again",arguments:{}},path:{help:"th\
e nodes that a packet would visit",arguments:{source:{help:"ID of the source",min:0,max:Dr},sink:{help:"ID of \
the sink",min:0,max:Dr}},examples:["path 10 101"]},"wait-for":{help:"waits until this many nodes are registere\
d",arguments:{nodes:{help:"nodes to wait for",min:1,max:Dr}},examples:["wait-for 10"]},remove:{help:"removes a\
 node from the overlay; its ID is given out again",anyTime:!0,arguments:{id:{help:"ID of the node",min:0,max:Dr}},
examples:["remove 10"]},status:{help:"what is under way, and who is waited for",anyTime:!0,arguments:{}},stop:{
help:"ends the command under way; of a run, prints what is known",anyTime:!0,arguments:{}},exit:{alias:"quit",
help:"ends the registry",arguments:{}}},$t=new Map(Object.entries(mh));function ed(t,e){let r=Object.keys($t.get(
t).arguments).map((s,i)=>[s,e[i]]).filter(([,s])=>s!==void 0);return{name:t,...Object.fromEntries(r)}}Pe();var td=2**32-1,Er="claim:",xr=class{#e;#t;#r;#n=new Map;constructor(e,n,r){this.#e=e,this.#t=n,this.#r=r}canAsk({
program:e,home:n}){return e.messenger.summaries==="any time"&&n!==0}ask(e,n,r){let s=this.#n.get(e);this.#n.set(
e,n),s!==void 0&&s.link!==n.link&&s.refuse(),this.askIfThere(e,r),this.#e.setTimer(Er+e.id,this.#t.claimMs)}askIfThere({
home:e,program:n},r){let s={run:r,round:td,want:"progress"};this.#e.send(e,{kind:"requestTrafficSummary",...Ee(
n,s)})}isAnswer({ours:e}){return e?.round===td}answered(e){this.#i(e)?.refuse()}gone(e){this.#i(e)?.register()}lost(e){
for(let[n,r]of this.#n)r.link===e&&this.#i(n)}timer(e){if(!e.startsWith(Er))return!1;for(let n of this.#n.keys()){
if(Er+n.id!==e)continue;let r=this.#t.claimMs/1e3;this.#r(n,`another program registers its address, and it did\
 not answer for ${r} s`);break}return!0}#i(e){let n=this.#n.get(e);if(this.#n.delete(e))return this.#e.clearTimer(
Er+e.id),n}};function nd(t,e,n,r,s){let i=e-t&2147483647,o=s-1;for(;o>=0&&(n[r+o]-t&2147483647)>i;)o--;return o}function rd(t,e,n,r,s){let i=t^e,o=-1;for(let a=0;a<s;a++){let u=n[r+a]^e;u<i&&(i=u,o=a)}return o}function sd(t,e,n,r,s="clockwise"){let i=s==="xor"?rd:nd,o=[t];for(let a=t;a!==e&&o.length<=n;o.push(a)){let u=r(
a),d=i(a,e,u,0,u.length);if(d<0)return;a=u[d]}return o.at(-1)===e?o:void 0}var id="there is no overlay yet: setup-overlay",fh={"list-messaging-nodes":t=>{let e=t.members().map(({id:n,address:r,
program:s,state:i})=>({id:n,address:W(r),ours:s.declared,state:i}));t.report({kind:"nodes",members:e}),t.done()},
"list-routing-tables":t=>{if(t.setup===void 0)return t.fail(id);t.report({kind:"tables",tables:t.setup.tables}),
t.done()},"traffic-summary":t=>{if(t.lastSummary===void 0)return t.fail("there was no run yet: start-rounds <p\
ackets>");t.report({kind:"summary",summary:t.lastSummary}),t.done()},"setup-overlay":(t,{entries:e})=>t.setUp(
e),"start-rounds":(t,{packets:e})=>t.startRun(e),path:(t,{source:e,sink:n})=>{let r=new Map(t.setup?.tables.map(
({id:o,peers:a})=>[o,Int32Array.from(a,u=>u.id)]));if(r.size===0)return t.fail(id);let s=[e,n].find(o=>!r.has(
o));if(s!==void 0)return t.fail(`no node ${s} is in the overlay: list-messaging-nodes`);let i=sd(e,n,r.size,o=>r.
get(o),t.metric);if(i===void 0)return t.fail(`no path leads from ${e} to ${n}`);t.report({kind:"path",source:e,
sink:n,ids:i}),t.done()},"wait-for":(t,{nodes:e})=>t.waitFor(e),remove:(t,{id:e})=>t.remove(e)?t.done():t.fail(
`no node ${e} is registered: list-messaging-nodes`),status:t=>{t.report({kind:"status",...t.status()}),t.done()},
stop:t=>t.stop()?t.done():t.fail("no command is under way"),exit:t=>t.exit()};function od(t,e){let n=fh[e.name];
n(t,e)}var ad={listenerAnswerMs:800,setupMs:1e4,progressMs:250,drainMs:5,settleMs:2e3,patienceMs:3e4,runMs:3e5,silenceMs:1e4,
claimMs:2e3,awayMs:5e3,waitMs:0};Pe();Yn();var vr=class{#e=new Map;#t=new Map;#r=new Map;#n;#i;#s=[];#a=!0;#o=new Map;#d=0;constructor(e,n){this.#n=
Be(e,Le.ids,n),this.#i=n}get size(){return this.#e.size}get capacity(){return 2**this.#i}sorted(){return[...this.#e.
values()].sort((e,n)=>e.id-n.id)}byId(e){return this.#e.get(e)}byHome(e){return this.#t.get(e)}byAddress(e){return this.#r.
get(W(e))}add(e,n,r,s){if(this.size>=this.capacity)throw new RangeError(`all ${this.capacity} IDs are taken`);
let i=this.#l(),o=va(this.#n,this.#i,i),a={id:o,address:e,from:n,program:s,home:r,state:"registered",canBeAsked:!0};
return this.#o.set(o,i),this.#e.set(o,a),this.#t.set(r,a),this.#r.set(W(e),a),a}detach(e){this.#t.delete(e.home),
e.home=0}remove(e){this.#e.delete(e.id),this.#t.delete(e.home),this.#r.delete(W(e.address)),this.#s.push(this.#o.
get(e.id)),this.#a=!1,this.#o.delete(e.id)}#l(){return this.#a||this.#s.sort((e,n)=>n-e),this.#a=!0,this.#s.pop()??
this.#d++}};function Gt(t,{address:e,from:n}){return t===n||t===e.host}var wr=class{#e;#t=new Map;#r=new Set;#n=-1;constructor(e){this.#e=e}give(e,n){e.program.messenger.takesOrders===
"home"?this.giveAtHome(e,n):this.#s(e,n)}giveAtHome(e,n){e.home!==0&&this.#e.send(e.home,n)}dialledBy(e){return this.#t.
get(e)}knock(e){let n=this.#n--;this.#t.set(n,e),this.#r.add(n),this.#e.dial(n,e.address)}isKnock(e){return this.#r.
has(e)}opened(e){this.#r.delete(e)&&(this.#t.delete(e),this.#e.close(e))}drop(e){this.#r.delete(e),this.#t.delete(
e)}forget(e){for(let[n,r]of this.#t)r===e&&this.#i(n)}#i(e){this.#t.delete(e),this.#e.close(e)}#s(e,n){let r=[
...this.#t].filter(([,i])=>i===e);r.length>=4&&this.#i(r[0][0]);let s=this.#n--;this.#t.set(s,e),this.#e.dial(
s,e.address),this.#e.send(s,n),this.#e.end(s)}};function ud({address:t,ours:e},n,{ownHosts:r=[],trustAdvertised:s=!1}){let i=bi(t);if(i===void 0)return`"${t}"\
 is not host:port with a port of 1 to 65535`;let a={host:md(i.host)||fd(i.host)&&e?.advertised!==!0?n:i.host,port:i.
port};return a.host===n||s||ph(n)&&r.includes(a.host)?a:`you register ${W(a)} but connect from ${n}; register \
the address that you connect from, or start the registry with --trust-advertised`}function dd(t,e,n){let r=n.byHome(
t);if(r!==void 0)return`this connection has registered node ${r.id} already`;let s=n.byAddress(e);if(s!==void 0)
return`${W(e)} is registered already, as node ${s.id}`;if(!(n.size<n.capacity))return`all ${n.capacity} IDs ar\
e taken; a registry with more has --id-bits`}function cd(t,e,n,r,s){if(s===void 0)return`no node ${r} is regis\
tered`;let i=s.home===t;if(s.program.declared&&!i)return`node ${r} registered on another connection`;if(!Gt(e,
s))return`node ${r} is not at ${e}, where you connect from`;let o=bi(n);return o===void 0?i?void 0:`"${n}" is \
not host:port`:(md(o.host)||fd(o.host)||Gt(o.host,s))&&o.port===s.address.port?void 0:`node ${r} is not at ${W(
o)}`}function ld(t,{id:e,home:n,program:r}){let{takesAsLeft:s}=r.messenger;return s==="ID"||s==="unknown"&&t===
n?e:0}function md(t){return["","localhost","0.0.0.0","::","::1"].includes(t)}function fd(t){return!/^\d+\.\d+\.\d+\.\d+$/.
test(t)&&!t.includes(":")}function ph(t){return t.startsWith("127.")||t==="::1"}ti();function pd(t,e,n){let r=t.sent+e.sent;if(r>n.sent){let a=t.lastSent>0&&e.sent>=t.lastSent?"it does not reset \
its counters after a summary":"it sends too many, or does not reset its counters after a summary";return`repor\
ts ${r} sent of ${n.sent}: ${a}`}let s=t.received+e.received,i=t.relayed+e.relayed;if(!((t.hashed?0:s)+i<=n.arrived))
return`reports ${s} received and ${i} relayed, and only ${n.arrived} can have come to it`}function hd(t,e){let n=new Map,
r=(m,p)=>{n.has(m.id)||n.set(m.id,p)},s=t.filter(({hashed:m})=>!m),i=s.filter(({left:m,doubt:p})=>!m&&p===void 0);
for(let m of i)m.sent!==e&&r(m,`reports ${m.sent} sent of ${e}`);let o=t.filter(({hashed:m})=>m),a=o.every(m=>m.
sentTo!==void 0&&m.receivedFrom!==void 0&&!m.left),u=i.length===s.length;if(o.length===0||!a||!u)return n;let d=(m,p)=>m?.
find(h=>h.id===p)?.packets??0,c=m=>o.reduce((p,h)=>p+d(h.sentTo,m),0),l=m=>o.reduce((p,h)=>p+d(h.receivedFrom,
m),0),f=m=>s.filter(p=>p!==m).reduce((p,h)=>p+Math.max(0,h.sent-l(h.id)),0);for(let m of i){let p=c(m.id),h=p+
f(m),b=l(m.id);m.sent<b&&r(m,`reports ${m.sent} sent, and others received ${b} from it`),m.received<p&&r(m,`re\
ports ${m.received} received, and others sent it ${p}`),m.received>h&&r(m,`reports ${m.received} received, and\
 others sent it ${h} at most`)}return n}function gd(t,e,n){t.sent+=e.sent,t.lastSent=e.sent,t.received+=e.received,t.relayed+=e.relayed,t.sumSent+=e.totalSent,
t.sumReceived+=e.totalReceived;let{ours:r}=e;return r!==void 0&&(t.dropped+=r.dropped,t.awaitingSockets=r.awaitingSockets??
0,t.sentHash=It(t.sentHash,r.sentHash),t.receivedHash=It(t.receivedHash,r.receivedHash),n&&(t.sentTo=r.sentTo,
t.receivedFrom=r.receivedFrom)),e.sent+e.received+e.relayed+(r?.dropped??0)>0}function xt(t){let e={sent:0,received:0,
relayed:0,dropped:0,sumSent:0n,sumReceived:0n};for(let n of t)e.sent+=n.sent,e.received+=n.received,e.relayed+=
n.relayed,e.dropped+=n.dropped,e.sumSent+=n.sumSent,e.sumReceived+=n.sumReceived;return e}function Wt(t){let{sent:e,
received:n,sumSent:r,sumReceived:s}=xt(t);if(t.some(({doubt:a})=>a!==void 0)||e!==n||BigInt.asIntN(64,r)!==BigInt.
asIntN(64,s))return!1;if(!t.every(({hashed:a})=>a))return!0;let i=t.reduce((a,u)=>It(a,u.sentHash),0n),o=t.reduce(
(a,u)=>It(a,u.receivedHash),0n);return i===o}function yd(t,e,n,r=!1){let s=xt(n),i=!r&&Wt(n)&&!n.some(({left:c})=>c),
o=!i&&!r,a=o?yh(n):[],u=new Map(o?hd(n,e):[]);for(let{id:c,doubt:l}of n)l!==void 0&&u.set(c,l);let d=n.map(c=>gh(
c,u.get(c.id)));return{run:t,packetsPerNode:e,nodes:d.sort((c,l)=>c.id-l.id),totals:s,matched:i,...r&&{stopped:!0},
hashed:n.every(({hashed:c})=>c),missing:s.sent-s.received,faults:a.slice(0,100),faultCount:a.length,hops:s.relayed+
s.received}}function gh({id:t,left:e,...n},r){let{sent:s,received:i,relayed:o,dropped:a,sumSent:u,sumReceived:d}=n,
c={id:t,left:e,sent:s,received:i,relayed:o,dropped:a,sumSent:u,sumReceived:d};return r===void 0?c:{...c,doubt:r}}
function yh(t){let e=t.filter(({doubt:s})=>s===void 0),n=new Map;for(let{id:s,receivedFrom:i}of e)i!==void 0&&
n.set(s,new Map(i.map(o=>[o.id,o])));let r=[];for(let{id:s,sentTo:i}of e){if(i===void 0)continue;let o=new Map(
i.map(a=>[a.id,a]));for(let{id:a,hashed:u,left:d}of e){let c=n.get(a);if(c===void 0&&!(u&&d))continue;let l=bh(
s,a,o.get(a),c?.get(s));l!==void 0&&r.push(l)}}return r}function bh(t,e,n,r){let s=(n?.packets??0)-(r?.packets??
0);return s>0?{kind:"missing",packets:s,source:t,sink:e}:s<0?{kind:"duplicated",packets:-s,source:t,sink:e}:n?.
hash===r?.hash?void 0:{kind:"changed",packets:1,source:t,sink:e}}function bd(t,e){return{id:t,hashed:e,left:!1,doubt:void 0,sent:0,lastSent:0,received:0,relayed:0,dropped:0,awaitingSockets:0,
sumSent:0n,sumReceived:0n,sentHash:0n,receivedHash:0n,sentTo:void 0,receivedFrom:void 0}}var Dd=1e4,Tr="round",Ut="round-late",Sr="run",Ar=class{run;#e;#t;#r;#n=new Map;#i;#s=new Set;#a=0;#o="progres\
s";#d=!1;#l=!1;#u=!1;#c=0;#m=0;#f=0;#p;#h=!1;#D;#y=!1;#b;#x=!1;#A=!1;#E=!1;#v;#I;#C=!1;#S=!1;#k;#$;constructor(e,n,r,s,i){
this.run=e,this.#k={sent:n,arrived:n*(r.length-1)+s},this.#$=s>0,this.#e=n,this.#t=i,this.#r=new Set(r),this.#i=
new Set(r),this.#b=i.timing.drainMs;for(let{id:o,program:a}of r)this.#n.set(o,bd(o,a.messenger.reportsHashes))}begin(e,n){
for(let r of this.#r)this.#t.orders.give(r,{kind:"initiateTask",packets:this.#e,...Ee(r.program,{epoch:e,run:this.
run,key:n})});this.#t.effects.setTimer(Sr,this.#t.timing.runMs),this.#T(this.#t.timing.progressMs)}finished(e,n){
n!==void 0&&n!==this.run||!this.#i.delete(e)||this.#i.size>0||(this.#c=0,this.#m=0,this.#s.size===0&&this.#N())}isUnfinished(e){
return this.#i.has(e)}awaits(e){return this.#s.has(e)}answer(e,n){let r=this.#n.get(e.id);if(this.#S||r===void 0||
!this.#r.has(e)||n.ours!==void 0&&n.ours.run!==this.run)return;let s=this.#s.delete(e),i=n.ours?.round===0;this.#w(
r,n,i||this.#o==="pairs"),Ei(e)&&(e.canBeAsked=!1),s&&this.#s.size===0&&this.#F()}add(e,n){let r=this.#n.get(e.
id);this.#S||r===void 0||!this.#r.has(e)||this.#w(r,n,!1)}#w(e,n,r){if(e.doubt??=pd(e,n,this.#k)??this.#V(n),e.
doubt!==void 0){this.#v??=`node ${e.id} ${e.doubt}`;return}gd(e,n,r)&&(this.#d=!0),n.sent+n.received>0&&(this.#l=
!0)}#V({sent:e,received:n,relayed:r}){if(!(this.#p===void 0||this.#a<this.#p+2)&&!(r===0||e+n>0))return`report\
s ${r} relayed when all packets had long arrived`}get status(){let{sent:e,received:n}=xt(this.#O()),r=`${e} pa\
ckets sent, ${n} received of ${this.#e*this.#n.size}`;return this.#i.size>0?{text:`${r}; nodes still send`,waitsFor:[
...this.#i]}:this.#s.size>0?{text:`${r}; counters are due`,waitsFor:[...this.#s]}:{text:`${r}; packets are on \
their way`,waitsFor:[]}}stop(e){this.#v=e,this.#C=!0,this.#H()}wait(e){this.#r.has(e)&&(this.#m=0,this.awaits(
e)&&this.#t.effects.setTimer(Ut,this.#t.timing.patienceMs))}has(e){return this.#r.has(e)}lost(e){let n=this.#n.
get(e.id);if(!this.#r.delete(e)||n===void 0)return;n.left=n.sentTo===void 0&&e.canBeAsked,this.#i.delete(e)&&!n.
left&&n.sent<this.#e&&(this.#I??=`node ${e.id} left when it had sent ${n.sent} of its ${this.#e} packets`);let r=this.#s.
delete(e);this.#r.size===0?(this.#v??="every node went away during the run",this.#H()):r&&this.#s.size===0?this.#F():
this.#i.size===0&&this.#s.size===0&&this.#N()}timer(e){if(e===Tr)this.#N();else if(e===Ut)this.#_();else if(e===
Sr)this.#K();else return!1;return!0}#T(e){this.#c+=e,this.#m+=e,this.#t.effects.setTimer(Tr,e)}#g(){let e=this.#i.
size>0;return[...this.#r].filter(n=>e||this.#o!=="progress"?Ed(n):n.canBeAsked&&(this.#x||!Ei(n)))}#N(){if(this.#S||
this.#s.size>0)return;this.#t.effects.clearTimer(Tr),this.#a++,this.#d=!1,this.#l=!1;let e=this.#g();for(let n of e)
this.#s.add(n);for(let n of e)this.#t.orders.give(n,{kind:"requestTrafficSummary",...Ee(n.program,{run:this.run,
round:this.#a,want:this.#o})});e.length>0?this.#t.effects.setTimer(Ut,this.#t.timing.patienceMs):this.#F()}#_(){
let e=this.#t.timing.patienceMs/1e3;for(let n of[...this.#s])this.#v??=`node ${n.id} did not answer for ${e} s`,
this.#t.silent(n,`no answer for ${e} s`)}#F(){this.#t.effects.clearTimer(Ut),this.#Z(),this.#Y(),this.#l&&(this.#m=
0,this.#u=!0);let e=this.#M.length>0;(this.#d||e)&&this.#m<this.#L&&(this.#c=0,this.#b=e?this.#t.timing.progressMs:
this.#t.timing.drainMs),this.#h?this.#P():this.#i.size>0?this.#j():++this.#f>Dd?this.#W(`counters still move a\
fter ${Dd} rounds`):this.#G()}get#M(){return[...this.#r].filter(({id:e})=>this.#n.get(e).awaitingSockets>0)}#Y(){
let e=this.#M.map(({id:s})=>s).join(", ");if(e===""||this.#E)return;this.#E=!0;let n=this.#t.timing.runMs/1e3,
r=`Packets at node ${e} wait for a free port or file, for ${n} s at most.`;this.#t.effects.report({kind:"note",
text:r})}get#L(){let{patienceMs:e,runMs:n}=this.#t.timing;return this.#M.length>0?n:e}#G(){if(this.#B()&&(this.#p??=
this.#a),this.#m>=this.#L)return this.#P();this.#o==="close"&&!this.#d?this.#H():this.#X().length>0?this.#z():
Wt(this.#O())?this.#R("close"):this.#o==="pairs"&&!this.#d?this.#R("close"):this.#q()}#B(){return this.#$||!Wt(
this.#O())?!1:xt(this.#O()).sent===this.#e*this.#n.size}#K(){let{effects:e,timing:n}=this.#t;if(this.#u)return this.#u=
!1,e.setTimer(Sr,n.runMs);this.#W(`nothing was sent or received for ${n.runMs/1e3} s`)}#W(e){this.#h=!0,this.#U(
e),this.#v??=e,this.#s.size===0&&this.#P()}#P(){this.#h=!0,this.#X().length>0&&!this.#x?(this.#x=!0,this.#R("p\
rogress")):this.#o==="close"?this.#H():this.#R(this.#o==="pairs"||Wt(this.#O())?"close":"pairs")}#U(e){if(this.#i.
size===0)return;let n=[...this.#i].map(({id:r})=>r).join(", ");this.#v??=`node ${n} did not finish, and ${e}`,
this.#D=`node ${n} had not finished a run`,this.#i.clear()}#j(){let{progressMs:e,runMs:n}=this.#t.timing,r=this.#L,
s=[...this.#r].some(Ed),i=[...this.#i].map(({id:o})=>o).join(", ");if(this.#m<(s?r:n))return this.#m>=r&&!this.#y&&
(this.#y=!0,this.#t.effects.report({kind:"note",text:`Still waiting for node ${i}, whose progress is not known\
, for ${n/1e3} s at most.`})),this.#T(e);this.#U(`nothing was sent or received for ${this.#m/1e3} s`),this.#R(
"progress")}#z(){let{settleMs:e}=this.#t.timing;if(this.#c>=e)return this.#x=!0,this.#R("progress");if(!this.#A){
this.#A=!0;let r=`Node ${this.#X().map(({id:s})=>s).join(", ")} can be asked only once: waiting until nothing \
has moved for ${e/1e3} s.`;this.#t.effects.report({kind:"note",text:r})}this.#T(this.#t.timing.progressMs)}#X(){
return[...this.#r].filter(e=>e.canBeAsked&&Ei(e))}#q(){let{settleMs:e,progressMs:n}=this.#t.timing;if(this.#c>=
e)return this.#R("pairs");this.#o="progress",this.#T(this.#b),this.#b=Math.min(2*this.#b,n)}#R(e){this.#o=e,this.#N()}#Z(){
let{sent:e,received:n,relayed:r}=xt(this.#O()),s=this.#e*this.#n.size;this.#t.effects.report({kind:"progress",
run:this.run,sent:e,received:n,relayed:r,expected:s})}#O(){return[...this.#n.values()]}#H(){if(this.#S)return;
this.#S=!0,this.#t.effects.clearTimer(Tr),this.#t.effects.clearTimer(Ut),this.#t.effects.clearTimer(Sr);let e=yd(
this.run,this.#e,this.#O(),this.#C);this.#t.ended(e,{problem:this.#v??(e.matched?this.#I:void 0),unfinished:this.#D})}};
function Ed({program:t}){return t.messenger.summaries==="any time"}function Ei({program:t}){return t.messenger.
summaries==="once"}var Cr=class{#e;#t;hosts=new Map;constructor(e,n){this.#e=e,this.#t=n}cameOn(e){return this.#e.byHome(e)!==void 0?
"home":this.#t.dialledBy(e)!==void 0?"dialled":"new"}hostOf(e){return this.hosts.get(e)??this.#t.dialledBy(e)?.
address.host??"a node"}find(e,n,r){return this.#e.byHome(e)??this.#t.dialledBy(e)??this.#r(e,n,r)}#r(e,n,r){let s=this.
hosts.get(e),i=d=>!d.program.declared&&Gt(s,d),o=this.#e.byId(n);return(o!==void 0&&i(o)&&(n!==0||r(o))?[o]:this.#e.
sorted()).find(d=>i(d)&&r(d))}};function vd(t){let e=t.map(()=>[]);return t.forEach((n,r)=>{for(let s of n)e[s].push(r)}),{unreachable:xd(t),cutOff:xd(
e)}}function xd(t){let e=new Uint8Array(t.length),n=t.length>0?[0]:[];e[0]=1;for(let r=n.pop();r!==void 0;r=n.
pop())for(let s of t[r])e[s]===0&&(e[s]=1,n.push(s));return t.map((r,s)=>s).filter(r=>e[r]===0)}var kr="ask-at-home",Ht="setup",xi="setup-there",Rr=class{epoch;entries;members;#e;#t;#r;#n;#i;#s;stale;unaccounted=0;#a=!1;#o=0;#d;#l=new Set;constructor(e,n,r,s,i,o){
this.epoch=e,this.entries=n,this.members=r,this.#e=new Set(r),this.#r=r.map(({id:a})=>a),this.#t=r.map((a,u)=>s.
peers(i,u,n)),this.#n=Pt(s),this.#i=r.some(({program:a})=>!a.declared),this.#s=o}includes(e){return this.#e.has(
e)}get ready(){return this.stale===void 0&&this.members.every(({state:e})=>e==="ready")}get tables(){return this.
members.map(({id:e},n)=>({id:e,peers:this.#p(n).map(r=>({id:r.id,address:W(r.address)}))}))}begin(){let{unreachable:e,
cutOff:n}=vd(this.#t),r=[...e,...n].map(a=>this.#r[a]);if(r.length>0)return this.#h(`the tables would partitio\
n the overlay: ${r.join(", ")}`);let s=this.#t.findIndex(a=>a.length>127);if(s>=0){let{length:a}=this.#t[s];return this.#h(
`node ${this.#r[s]} would have ${a} peers; give fewer entries, for ${127} at most`)}this.#o=this.members.length;
for(let a of this.members)a.state="setting up";this.members.forEach((a,u)=>{this.#s.orders.give(a,this.#f(a,u))});
let{effects:i,timing:o}=this.#s;i.setTimer(Ht,o.setupMs),this.members.some(Nr)&&i.setTimer(kr,o.listenerAnswerMs)}answer(e,n,{
result:r,info:s,ours:i}){if(this.#a||e.state!=="setting up"||e.program.declared&&i?.epoch!==this.epoch)return;
let{id:o}=e,a=e.program.messenger.takesOrders==="home";if(Sd(e,{kind:"answer",on:n,askedAtHome:a,id:o,result:r}),
e.program.messenger.isConnected(r,o)?e.state="ready":(e.state="failed",this.#d??=`node ${o} could not set up: ${s||
`it answered ${r}`}`),this.#l.delete(e),--this.#o>0)return this.#s.effects.setTimer(Ht,this.#s.timing.setupMs);
this.#d===void 0?this.#D({ok:!0}):this.#h(this.#d)}get silent(){return this.#a?[]:this.members.filter(({state:e})=>e===
"setting up")}isAwaiting(e){return this.silent.includes(e)}isThere(e){this.#l.delete(e)&&this.#l.size===0&&this.#c()}wait(e){
if(this.#a||e.state!=="setting up")return;let{effects:n,timing:r}=this.#s;n.setTimer(Ht,r.setupMs),Nr(e)&&n.setTimer(
kr,r.listenerAnswerMs)}lost(e,n){this.includes(e)&&(this.stale=`node ${e.id} left`,this.#a||this.#h(`node ${e.
id} left during the set-up: ${n}`))}stop(e){this.#h(e)}listenerClosed(e){return this.#a||!Nr(e)||e.home===0?!1:
(this.#m(e),!0)}timer(e){if(e===kr)for(let n of this.members)n.state==="setting up"&&Nr(n)&&this.#m(n);else if(e===
Ht)this.#u();else if(e===xi)this.#c();else return!1;return!0}#u(){this.#l=new Set(this.silent),this.silent.filter(
n=>this.#s.askIfThere(n)).length===0?this.#c():this.#s.effects.setTimer(xi,this.#s.timing.claimMs)}#c(){let e=`\
no answer in ${this.#s.timing.setupMs/1e3} s`,n=this.silent.filter(i=>this.#l.has(i)),r=this.silent.filter(i=>!this.#l.
has(i)),s=[...n.length>0?[`${e} from node ${Td(n)}`]:[],...r.length>0?[`still connecting to its peers: node ${Td(
r)}`]:[],...this.#d===void 0?[]:[this.#d]];this.stale??="its set-up failed",this.#y();for(let i of n)this.#s.silent(
i,e);this.#s.ended({ok:!1,reason:s.join("; ")})}#m(e){e.home!==0&&(Sd(e,{kind:"silence"}),this.#s.orders.giveAtHome(
e,this.#f(e,this.members.indexOf(e))))}#f({program:e},n){return{kind:"nodeRegistry",peers:this.#p(n).map(r=>({
id:r.id,address:W(r.address),ours:Uu(e,r.program)})),ids:this.#r,...Ee(e,{epoch:this.epoch,metric:this.#n,...this.#i&&
{mixed:!0}})}}#p(e){return this.#t[e].map(n=>this.members[n])}#h(e){this.stale??="its set-up failed",this.#D({
ok:!1,reason:e})}#D(e){this.#a||(this.#y(),this.#s.ended(e))}#y(){this.#a=!0;for(let e of[Ht,kr,xi])this.#s.effects.
clearTimer(e)}};function Td(t){return t.map(({id:e})=>e).join(", ")}function Nr({program:t}){return t.messenger.
takesOrders==="unknown"}function Sd(t,e){t.program=zu(t.program,e)}var We="silence:",vi="wait",Vt="away:",Or=class{#e;#t;#r;#n;#i;#s;#a;#o=0;#d=0;#l=0;#u;#c;#m;#f;#p;#h=!1;constructor(e,n){
this.#e=e,this.#t=n,this.#r={...ad,...n.timing},this.#n=new vr(n.key,n.idBits),this.#i=new wr(e),this.#a=new Cr(
this.#n,this.#i),this.#s=new xr(e,this.#r,(r,s)=>this.#w(r,"lost",s))}step(e){switch(e.kind){case"accepted":return this.#a.
hosts.set(e.link,e.host),this.#e.setTimer(We+e.link,this.#r.silenceMs);case"opened":return this.#i.opened(e.link);case"\
message":return this.#I(e.link,e.message);case"ended":return this.#e.close(e.link),this.#y(e.link,"the connect\
ion was closed",!0);case"lost":return e.shortage&&this.#b(e.link,e.reason),this.#y(e.link,e.reason,e.opened);case"\
garbled":return this.#E(e.link,e.reason);case"timer":return this.#A(e.timer);case"command":return this.#V(e.command);case"\
short":return this.#D(e.link,e.reason);default:}}#D(e,n){let r=this.#i.dialledBy(e);r!==void 0&&(this.#h||(this.#h=
!0,this.#e.report({kind:"note",text:`Orders to node ${r.id} wait: ${n}.`})),this.#u?.wait(r),this.#c?.wait(r))}#y(e,n,r){
this.#e.clearTimer(We+e),this.#a.hosts.delete(e),this.#s.lost(e);let s=this.#n.byHome(e),i=this.#i.dialledBy(e);
i!==void 0&&(this.#i.drop(e),r||this.#x(i,n)),s!==void 0&&(s.program.messenger.takesOrders!=="home"?(this.#n.detach(
s),this.#e.setTimer(Vt+s.id,this.#r.awayMs)):this.#w(s,"lost",n))}#b(e,n){let r=this.#i.dialledBy(e);if(r===void 0)
return;let s=this.#i.isKnock(e);this.#i.drop(e),s?this.#e.setTimer(Vt+r.id,this.#r.awayMs):(this.#u?.isAwaiting(
r)||this.#c?.has(r))&&this.#G(`cannot dial node ${r.id}: ${n}`)}#x(e,n){this.#u?.listenerClosed(e)||this.#w(e,
"lost",n)}#A(e){if(e===vi)return this.#M();if(e.startsWith(Vt)){let r=this.#n.byId(Number(e.slice(Vt.length)));
r?.home===0&&this.#i.knock(r);return}if(!e.startsWith(We))return this.#u?.timer(e)||this.#c?.timer(e)||this.#s.
timer(e),void 0;let n=Number(e.slice(We.length));this.#E(n,`said nothing for ${this.#r.silenceMs/1e3} s`)}#E(e,n){
this.#e.report({kind:"violation",host:this.#a.hostOf(e),reason:n}),this.#e.close(e),this.#y(e,n,!0)}#v(e){this.#e.
clearTimer(We+e),this.#a.hosts.delete(e),this.#e.close(e)}#I(e,n){switch(this.#a.hosts.has(e)&&this.#n.byHome(
e)===void 0&&this.#e.setTimer(We+e,this.#r.silenceMs),n.kind){case"registration":return this.#S(e,n);case"dere\
gistration":return this.#$(e,n.address,n.id);case"nodeRegistryResponse":{let r=this.#a.find(e,n.result,({state:s})=>s===
"setting up");if(r===void 0)return this.#C(e,n);this.#u?.answer(r,this.#a.cameOn(e),n);return}case"taskFinishe\
d":{let r=this.#a.find(e,n.id,s=>this.#c?.isUnfinished(s)??!1);if(r===void 0)return this.#C(e,n);this.#c?.finished(
r,n.ours?.run);return}case"trafficSummary":{let r=this.#a.find(e,n.id,s=>this.#c?.awaits(s)??!1);if(r===void 0)
return this.#C(e,n);this.#s.isAnswer(n)?(this.#c?.add(r,n),this.#s.answered(r),this.#u?.isThere(r)):this.#c?.answer(
r,n);return}default:return this.#E(e,`${n.kind} is not for a registry`)}}#C(e,{kind:n}){this.#E(e,`${n} from s\
omebody who is not awaited`)}#S(e,n){let r=this.#a.hosts.get(e);if(r===void 0)return this.#E(e,"registration o\
n a connection that we dialled");let s=ud(n,r,this.#t),i=typeof s=="string"?s:dd(e,s,this.#n),o=Xu(n),a=()=>this.#k(
e,s,r,o);if(i===void 0)return a();let u=()=>{this.#e.report({kind:"refused",what:"registration",host:r,reason:i}),
this.#e.send(e,{kind:"registrationResponse",result:-1,info:`Registration refused: ${i}`,...Ee(o,{version:1})}),
this.#n.byHome(e)===void 0&&this.#v(e)},d=typeof s=="string"?void 0:this.#n.byAddress(s);if(!(d!==void 0&&this.#n.
byHome(e)===void 0)||!this.#s.canAsk(d))return u();this.#s.ask(d,{link:e,register:a,refuse:u},this.#d)}#k(e,n,r,s){
let i=this.#n.add(n,r,e,s);this.#e.clearTimer(We+e);let o=this.#n.size;this.#e.send(e,{kind:"registrationRespo\
nse",result:i.id,info:`Registration request successful. The number of messaging nodes currently constituting t\
he overlay is (${o}).`,...Ee(s,{version:1})});let{id:a}=i,u=s.declared;this.#e.report({kind:"registered",id:a,
address:W(n),nodes:o,ours:u}),this.#u!==void 0&&(this.#u.stale??=`node ${a} registered after the set-up`),this.#B()}#$(e,n,r){
let s=this.#a.hosts.get(e)??"",i=this.#n.byId(r),o=cd(e,s,n,r,i);if(o!==void 0||i===void 0){let a=o??"";this.#e.
report({kind:"refused",what:"deregistration",host:s,reason:a});let u=`Deregistration refused: ${a}`;return this.#e.
send(e,{kind:"deregistrationResponse",result:-1,info:u})}this.#e.send(e,{kind:"deregistrationResponse",result:ld(
e,i),info:`Node ${r} has left the overlay.`}),this.#w(i,"deregistered","it deregistered")}#w(e,n,r){if(this.#n.
byId(e.id)!==e)return;this.#n.remove(e),e.home===0&&this.#e.clearTimer(Vt+e.id);let s=this.#u?.includes(e)??!1,
i=this.#c,o=[i?.has(e)?Eh:"",s?"The overlay needs a new set-up: setup-overlay.":""];this.#e.report({kind:"left",
id:e.id,address:W(e.address),nodes:this.#n.size,how:n,reason:r,consequence:o.filter(a=>a!=="").join(" ")}),this.#i.
forget(e),this.#u?.lost(e,r),i?.lost(e),e.home!==0&&n==="lost"?this.#v(e.home):e.home!==0&&this.#e.setTimer(We+
e.home,this.#r.silenceMs),this.#s.gone(e),this.#B()}#V(e){let n=$t.get(e.name)?.anyTime===!0;if(!n&&this.#f!==
void 0){let r=`${this.#f.name} has not ended yet`;if(e.name!=="exit")return this.#_(e,"failed",r);this.#g("the\
 registry was told to exit")}n||(this.#f=e),od({setup:this.#u,lastSummary:this.#m,metric:Pt(this.#t.geometry),
members:()=>this.#n.sorted(),report:r=>this.#e.report(r),done:()=>n?this.#_(e,"done",""):this.#T(),fail:r=>n?this.#_(
e,"failed",r):this.#g(r),setUp:r=>this.#K(r),startRun:r=>this.#U(r),waitFor:r=>this.#F(r),remove:r=>this.#Y(r),
status:()=>this.#L(),stop:()=>this.#G(),exit:()=>{this.#T(),this.#e.exit(0)}},e)}#T(){this.#N("done","")}#g(e){
this.#N("failed",e)}#N(e,n){let r=this.#f;this.#f=void 0,this.#p!==void 0&&this.#e.clearTimer(vi),this.#p=void 0,
this.#_(r,e,n)}#_({name:e},n,r){this.#e.report({kind:"ended",command:e,outcome:n,reason:r})}#F(e){this.#p=e;let{
waitMs:n}=this.#r;n>0&&this.#n.size<e&&this.#e.setTimer(vi,n),this.#B()}#M(){let e=this.#r.waitMs/1e3;this.#g(
`${this.#n.size} of ${this.#p} nodes are registered after ${e} s`)}#Y(e){let n=this.#n.byId(e);if(n===void 0)return!1;
if(n.program.declared){let r=`Node ${e} was removed from the overlay.`;this.#e.send(n.home,{kind:"deregistrati\
onResponse",result:e,info:r})}return this.#w(n,"lost","it was removed"),!0}#L(){let e=this.#n.size,n=this.#u,r=this.#f?.
name;if(this.#p!==void 0)return{text:`${r}: ${e} of ${this.#p} nodes are registered`,waitsFor:[]};if(this.#c!==
void 0){let{text:i,waitsFor:o}=this.#c.status;return{text:`${r}: ${i}`,waitsFor:o.map(({id:a})=>a)}}if(r==="se\
tup-overlay"&&n!==void 0){let i=n.silent.map(({id:a})=>a),o=n.members.length-i.length;return{text:`${r}: ${o} \
of ${n.members.length} nodes have answered`,waitsFor:i}}let s=n===void 0?"there is no overlay yet":n.ready?"th\
e overlay is ready":`the overlay needs a new set-up: ${n.stale}`;return{text:`nothing is under way; registered\
 nodes: ${e}; ${s}`,waitsFor:[]}}#G(e=Dh){let n=this.#f;return n===void 0?!1:(this.#c!==void 0?(this.#u.stale??=
"a run was stopped",this.#c.stop(e)):n.name==="setup-overlay"?this.#u.stop(e):this.#g(e),!0)}#B(){let e=this.#p;
if(e===void 0)return;let n=this.#n.size;if(n>=e)return this.#T();this.#e.report({kind:"waiting",registered:n,wanted:e})}#K(e){
let n=this.#n.size,{minNodes:r,geometry:s,idBits:i}=this.#t;if(n<r)return this.#g(`an overlay needs ${r} nodes\
 (--min-nodes); ${n} are registered`);let o=e??Di(s,n),a=Zu(s,n,o);if(a!==void 0)return this.#g(a);let u=this.#n.
sorted(),d=Pt(s),c=u.find(({program:f})=>!f.messenger.metrics.includes(d));if(c!==void 0)return this.#g(`node ${c.
id} is another program, which routes clockwise and cannot do ${s.name}`);this.#o++;let l=e===void 0?qu(s,n):void 0;
l!==void 0&&this.#e.report({kind:"note",text:l}),this.#e.report({kind:"setting-up",epoch:this.#o,entries:o,nodes:n,
idBits:i}),this.#u=new Rr(this.#o,o,u,s,this.#W(u),{orders:this.#i,effects:this.#e,timing:this.#r,askIfThere:f=>{
let m=this.#s.canAsk(f);return m&&this.#s.askIfThere(f,this.#d),m},silent:(f,m)=>this.#w(f,"lost",m),ended:f=>this.#P(
f)}),this.#u.unaccounted=this.#l,this.#u.begin()}#W(e){let{key:n,idBits:r}=this.#t;return{ids:Int32Array.from(
e,({id:s})=>s),bits:r,key:Be(n,Le.links,0)}}#P(e){if(!e.ok)return this.#g(e.reason);let{epoch:n,entries:r,members:s,
stale:i}=this.#u;if(i!==void 0)return this.#g(`the overlay needs a new set-up: ${i}`);for(let o of Wu(s))this.#e.
report({kind:"note",text:o});this.#e.report({kind:"ready",epoch:n,entries:r,nodes:s.length}),this.#T()}#U(e){let n=this.#u;
if(n===void 0)return this.#g("there is no overlay yet: setup-overlay");if(!n.ready)return this.#g(`the overlay\
 needs a new set-up (setup-overlay): ${n.stale}`);let r=n.members.find(({canBeAsked:i})=>!i);if(r!==void 0)return this.#g(
`node ${r.id} ends after its first run, and has had it`);this.#d++;let s=n.members.length;if(s<2)return this.#g(
"a packet needs two nodes, a source and a sink");this.#e.report({kind:"started",run:this.#d,packetsPerNode:e,nodes:s}),
this.#c=new Ar(this.#d,e,n.members,n.unaccounted,{effects:this.#e,orders:this.#i,timing:this.#r,silent:(i,o)=>this.#w(
i,"lost",o),ended:(i,o)=>this.#j(n,i,o)}),this.#c.begin(n.epoch,this.#t.key)}#j(e,n,{problem:r,unfinished:s}){
this.#c=void 0,e.stale??=s;let i=n.packetsPerNode*n.nodes.length;n.matched?this.#l=0:e.unaccounted+=i,(n.stopped||
s!==void 0)&&(this.#l+=i),this.#m=n,this.#e.report({kind:"summary",summary:n}),r!==void 0?this.#g(r):n.matched?
this.#T():this.#N("mismatch","what was received is not what was sent")}},Dh="it was stopped",Eh="Packets on th\
eir way to it or through it are missing from the run.";function wi(t,e){return t!==null&&typeof t=="object"&&"$typeName"in t&&typeof t.$typeName=="string"?e===void 0?
!0:e.typeName===t.$typeName:!1}var y;(function(t){t[t.DOUBLE=1]="DOUBLE",t[t.FLOAT=2]="FLOAT",t[t.INT64=3]="INT64",t[t.UINT64=4]="UINT64",t[t.
INT32=5]="INT32",t[t.FIXED64=6]="FIXED64",t[t.FIXED32=7]="FIXED32",t[t.BOOL=8]="BOOL",t[t.STRING=9]="STRING",t[t.
BYTES=12]="BYTES",t[t.UINT32=13]="UINT32",t[t.SFIXED32=15]="SFIXED32",t[t.SFIXED64=16]="SFIXED64",t[t.SINT32=17]=
"SINT32",t[t.SINT64=18]="SINT64"})(y||(y={}));function Cd(){let t=this.buf,e=this.pos,n=0,r=0;for(let i=0;i<28;i+=7){let o=t[e++];if(n|=(o&127)<<i,(o&128)==
0){this.pos=e,this.assertBounds(),this.varint64Lo=n,this.varint64Hi=r;return}}let s=t[e++];if(n|=(s&15)<<28,r=
(s&112)>>4,(s&128)==0){this.pos=e,this.assertBounds(),this.varint64Lo=n,this.varint64Hi=r;return}for(let i=3;i<=
31;i+=7){let o=t[e++];if(r|=(o&127)<<i,(o&128)==0){this.pos=e,this.assertBounds(),this.varint64Lo=n,this.varint64Hi=
r;return}}throw new Error("invalid varint")}var Ir=4294967296;function Ti(t){let e=t[0]==="-";e&&(t=t.slice(1));let n=1e6,r=0,s=0;function i(o,a){let u=Number(
t.slice(o,a));s*=n,r=r*n+u,r>=Ir&&(s=s+(r/Ir|0),r=r%Ir)}return i(-24,-18),i(-18,-12),i(-12,-6),i(-6),e?Nd(r,s):
Ai(r,s)}function kd(t,e){let n=Ai(t,e),r=n.hi&2147483648;r&&(n=Nd(n.lo,n.hi));let s=Si(n.lo,n.hi);return r?"-"+
s:s}function Si(t,e){if({lo:t,hi:e}=xh(t,e),e<=2097151)return String(Ir*e+t);let n=t&16777215,r=(t>>>24|e<<8)&
16777215,s=e>>16&65535,i=n+r*6777216+s*6710656,o=r+s*8147497,a=s*2,u=1e7;return i>=u&&(o+=Math.floor(i/u),i%=u),
o>=u&&(a+=Math.floor(o/u),o%=u),a.toString()+Ad(o)+Ad(i)}function xh(t,e){return{lo:t>>>0,hi:e>>>0}}function Ai(t,e){
return{lo:t|0,hi:e|0}}function Nd(t,e){return e=~e,t?t=~t+1:e+=1,Ai(t,e)}var Ad=t=>{let e=String(t);return"000\
0000".slice(e.length)+e};function Rd(t,e){if(t>>>0<128){e.push(t);return}if(t>=0){for(;t>127;)e.push(t&127|128),
t=t>>>7;e.push(t)}else{for(let n=0;n<9;n++)e.push(t&127|128),t=t>>7;e.push(1)}}function Od(){let t=this.buf[this.
pos++];if((t&128)===0)return this.assertBounds(),t;let e=t&127;if(t=this.buf[this.pos++],e|=(t&127)<<7,(t&128)===
0)return this.assertBounds(),e;if(t=this.buf[this.pos++],e|=(t&127)<<14,(t&128)===0)return this.assertBounds(),
e;if(t=this.buf[this.pos++],e|=(t&127)<<21,(t&128)===0)return this.assertBounds(),e;t=this.buf[this.pos++],e|=
(t&15)<<28;for(let n=5;(t&128)!==0&&n<10;n++)t=this.buf[this.pos++];if((t&128)!==0)throw new Error("invalid va\
rint");return this.assertBounds(),e>>>0}var U=vh();function vh(){let t=new DataView(new ArrayBuffer(8));if(typeof BigInt=="function"&&typeof t.getBigInt64==
"function"&&typeof t.getBigUint64=="function"&&typeof t.setBigInt64=="function"&&typeof t.setBigUint64=="funct\
ion"&&(!!globalThis.Deno||!!globalThis.Bun||typeof process!="object"||typeof process.env!="object"||process.env.
BUF_BIGINT_DISABLE!=="1")){let n=BigInt("-9223372036854775808"),r=BigInt("9223372036854775807"),s=BigInt("0"),
i=BigInt("18446744073709551615");return{zero:BigInt(0),supported:!0,parse(o){let a=typeof o=="bigint"?o:BigInt(
o);if(a>r||a<n)throw new Error(`invalid int64: ${o}`);return a},uParse(o){let a=typeof o=="bigint"?o:BigInt(o);
if(a>i||a<s)throw new Error(`invalid uint64: ${o}`);return a},enc(o){return t.setBigInt64(0,this.parse(o),!0),
{lo:t.getInt32(0,!0),hi:t.getInt32(4,!0)}},uEnc(o){return t.setBigInt64(0,this.uParse(o),!0),{lo:t.getInt32(0,
!0),hi:t.getInt32(4,!0)}},dec(o,a){return t.setInt32(0,o,!0),t.setInt32(4,a,!0),t.getBigInt64(0,!0)},uDec(o,a){
return t.setInt32(0,o,!0),t.setInt32(4,a,!0),t.getBigUint64(0,!0)}}}return{zero:"0",supported:!1,parse(n){return typeof n!=
"string"&&(n=n.toString()),Id(n),n},uParse(n){return typeof n!="string"&&(n=n.toString()),_d(n),n},enc(n){return typeof n!=
"string"&&(n=n.toString()),Id(n),Ti(n)},uEnc(n){return typeof n!="string"&&(n=n.toString()),_d(n),Ti(n)},dec(n,r){
return kd(n,r)},uDec(n,r){return Si(n,r)}}}function Id(t){if(!/^-?[0-9]+$/.test(t))throw new Error("invalid in\
t64: "+t)}function _d(t){if(!/^[0-9]+$/.test(t))throw new Error("invalid uint64: "+t)}function Yt(t,e){switch(t){case y.STRING:return"";case y.BOOL:return!1;case y.DOUBLE:case y.FLOAT:return 0;case y.
INT64:case y.UINT64:case y.SFIXED64:case y.FIXED64:case y.SINT64:return e?"0":U.zero;case y.BYTES:return new Uint8Array(
0);default:return 0}}function Je(t,e){return Object.prototype.hasOwnProperty.call(t,e)&&t[e]!==void 0}function Qe(t,e,n){e==="__proto__"?Object.defineProperty(t,"__proto__",{value:n,writable:!0,enumerable:!0,configurable:!0}):
t[e]=n}function Kt(t){return t!==null&&typeof t=="object"&&!Array.isArray(t)}function _r(t){let e=t.fields[0];return Th(t.typeName)&&e!==void 0&&e.fieldKind=="scalar"&&e.name=="value"&&e.
number==1}var wh=new Set(["google.protobuf.DoubleValue","google.protobuf.FloatValue","google.protobuf.Int64Value","googl\
e.protobuf.UInt64Value","google.protobuf.Int32Value","google.protobuf.UInt32Value","google.protobuf.BoolValue",
"google.protobuf.StringValue","google.protobuf.BytesValue"]);function Th(t){return wh.has(t)}var Sh=999,Ah=998,Md=2;function et(t,e){return wi(e,t)?e:Ld(t)(e)}var Fd=new WeakMap;function Ld(t){let e=Fd.get(
t);return e===void 0&&(e=Ch(t),Fd.set(t,e)),e}var Ci=0,Bd=1,Pd=2,$d=3;function Ch(t){let e=t.typeName,{properties:n,
prototype:r}=kh(t);return s=>{let i;r!==void 0?(i=Object.create(r),i.$typeName=e):i={$typeName:e};for(let o=0;o<
n.length;o++){let a=n[o],u=a.name,d=s?.[u];switch(a.kind){case Ci:d!=null?i[u]=a.convert!==void 0?a.convert(d):
d:a.constant!==void 0&&(i[u]=a.constant);break;case Bd:i[u]=a.convert!==void 0&&Array.isArray(d)?d.map(a.convert):
d??[];break;case Pd:if(a.convert===void 0||!Kt(d))i[u]=d??{};else{let c={},l=Object.keys(d);for(let f=0;f<l.length;f++)
Qe(c,l[f],a.convert(d[l[f]]));i[u]=c}break;case $d:{let c=d;if(c?.case!=null){let l=a.convert.get(c.case);if(l!==
void 0){i[u]={case:c.case,value:l(c.value)};break}}i[u]={case:void 0};break}}}return i}}function kh(t){var e,n;
let r=[],s={},i=Rh(t);for(let o of t.members){let a=o.localName;if(o.kind=="oneof"){r.push({name:a,kind:$d,constant:void 0,
convert:Nh(o)});continue}switch(o.fieldKind){case"message":{r.push({name:a,kind:Ci,constant:void 0,convert:Fr(
o)});break}case"list":{r.push({name:a,kind:Bd,constant:void 0,convert:o.listKind=="message"?(e=Fr(o))!==null&&
e!==void 0?e:(u=>u):o.scalar==y.BYTES?jt:void 0});break}case"map":{r.push({name:a,kind:Pd,constant:void 0,convert:o.
mapKind=="message"?(n=Fr(o))!==null&&n!==void 0?n:(u=>u):o.scalar==y.BYTES?jt:void 0});break}default:{let u=Oh(
o);r.push({name:a,kind:Ci,constant:o.presence==Md?u:void 0,convert:o.fieldKind=="scalar"&&o.scalar==y.BYTES?jt:
void 0}),i&&(s[a]=u);break}}}return{properties:r,prototype:i?s:void 0}}function Nh(t){let e=new Map;for(let n of t.
fields){let r;n.fieldKind=="message"?r=Fr(n):n.fieldKind=="scalar"&&n.scalar==y.BYTES&&(r=jt),e.set(n.localName,
r??(s=>s))}return e}function Fr(t){if(t.fieldKind=="message"&&!t.oneof&&_r(t.message))return t.message.fields[0].
scalar==y.BYTES?jt:void 0;if(t.message.typeName=="google.protobuf.Struct"&&t.parent.typeName!=="google.protobu\
f.Value")return;let e=t.message,n;return r=>!Kt(r)||wi(r,e)?r:(n??(n=Ld(e)),n(r))}function jt(t){return Array.
isArray(t)?new Uint8Array(t):t}function Rh(t){switch(t.file.edition){case Sh:return!1;case Ah:return!0;default:
return t.fields.some(e=>e.presence!=Md&&e.fieldKind!="message"&&!e.oneof)}}function Oh(t){let e=t.getDefaultValue();
return e!==void 0?t.fieldKind=="scalar"&&t.longAsString?e.toString():e:t.fieldKind=="scalar"?Yt(t.scalar,t.longAsString):
t.enum.values[0].number}var Mr=class extends Error{constructor(e,n,r="FieldValueInvalidError"){super(n),this.name=r,this.field=()=>e}};var ki;function Ih(t){var e;ki=Object.assign(Object.assign({},t),{encodeUtf8Into:(e=t.encodeUtf8Into)!==null&&
e!==void 0?e:Ri(t.encodeUtf8.bind(t))})}function Ni(){if(!ki){let t=globalThis;if(!t.TextEncoder||!t.TextDecoder)
throw new Error("encoding API missing: install TextEncoder and TextDecoder on globalThis");let e=new t.TextEncoder,
n=new t.TextDecoder("utf-8",{ignoreBOM:!0}),r,s={encodeUtf8(o){return e.encode(o)},decodeUtf8(o,a){return a?(r||
(r=new t.TextDecoder("utf-8",{fatal:!0,ignoreBOM:!0})),r.decode(o)):n.decode(o)},checkUtf8(o){try{return encodeURIComponent(
o),!0}catch{return!1}}};e.encodeInto&&(s.encodeUtf8Into=e.encodeInto.bind(e));let i=String.prototype.isWellFormed;
i&&(s.checkUtf8=o=>i.call(o)),Ih(s)}return ki}function Ri(t){return(e,n)=>{let r=t(e);return n.set(r),{written:r.
byteLength}}}var R;(function(t){t[t.Varint=0]="Varint",t[t.Bit64=1]="Bit64",t[t.LengthDelimited=2]="LengthDelimited",t[t.StartGroup=
3]="StartGroup",t[t.EndGroup=4]="EndGroup",t[t.Bit32=5]="Bit32"})(R||(R={}));var _h=4294967295,Fh=2147483647,Mh=-2147483648,Lr=class{constructor(e){this.stackPos=[],this.encodeUtf8Into=e?
Ri(e):Ni().encodeUtf8Into,this.buffer=Wd,this.viewCache=Bh,this.pos=0}ensureCapacity(e){let n=this.pos+e;if(n>
this.buffer.length){let r=this.buffer.length||Lh;for(;r<n;)r*=2;let s=new Uint8Array(r);this.pos>0&&s.set(this.
buffer),this.buffer=s}}view(){let e=this.buffer,n=this.viewCache;if(n.byteLength===e.byteLength)return n;let r=new DataView(
e.buffer);return this.viewCache=r,r}finish(){let e=this.buffer.slice(0,this.pos);return this.pos=0,this.stackPos=
[],e}fork(){return this.stackPos.push(this.pos),this.ensureCapacity(Xt),this.buffer[this.pos++]=0,this}join(){
let e=this.stackPos.pop();if(e===void 0)throw new Error("invalid state, fork stack empty");let n=this.pos-e-Xt,
r=Oi(n);return r>Xt&&(this.ensureCapacity(r-Xt),this.buffer.copyWithin(e+r,e+Xt,this.pos)),this.pos=e,this.uint32(
n),this.pos+=n,this}tag(e,n){return this.uint32((e<<3|n)>>>0)}raw(e){return this.ensureCapacity(e.length),this.
buffer.set(e,this.pos),this.pos+=e.length,this}uint32(e){if(Gd(e),this.ensureCapacity(5),e<128)return this.buffer[this.
pos++]=e,this;for(;e>127;)this.buffer[this.pos++]=e&127|128,e>>>=7;return this.buffer[this.pos++]=e,this}int32(e){
if(Ii(e),e>=0)return this.uint32(e);this.ensureCapacity(10);for(let n=0;n<9;n++)this.buffer[this.pos++]=e&127|
128,e>>=7;return this.buffer[this.pos++]=1,this}bool(e){return this.ensureCapacity(1),this.buffer[this.pos++]=
e?1:0,this}bytes(e){return this.uint32(e.byteLength),this.raw(e)}string(e){typeof e!="string"&&(e=String(e));let n=e.
length;if(n<=Ud){this.ensureCapacity(n+1);let u=this.buffer,d=this.pos;u[d++]=n;let c=0;for(;c<n;c++){let l=e.
charCodeAt(c);if(l>127)break;u[d++]=l}if(c==n)return this.pos=d,this}this.ensureCapacity(n*3+5);let r=Oi(n),s=this.
buffer,i=this.pos,{written:o}=this.encodeUtf8Into(e,s.subarray(i+r)),a=Oi(o);return a!=r&&s.copyWithin(i+a,i+r,
i+r+o),this.uint32(o),this.pos+=o,this}float(e){return Ph(e),this.ensureCapacity(4),this.view().setFloat32(this.
pos,e,!0),this.pos+=4,this}double(e){return this.ensureCapacity(8),this.view().setFloat64(this.pos,e,!0),this.
pos+=8,this}fixed32(e){return Gd(e),this.ensureCapacity(4),this.view().setUint32(this.pos,e,!0),this.pos+=4,this}sfixed32(e){
return Ii(e),this.ensureCapacity(4),this.view().setInt32(this.pos,e,!0),this.pos+=4,this}sint32(e){return Ii(e),
this.uint32((e<<1^e>>31)>>>0)}sfixed64(e){let n=U.enc(e);this.ensureCapacity(8);let r=this.view();return r.setInt32(
this.pos,n.lo,!0),r.setInt32(this.pos+4,n.hi,!0),this.pos+=8,this}fixed64(e){let n=U.uEnc(e);this.ensureCapacity(
8);let r=this.view();return r.setInt32(this.pos,n.lo,!0),r.setInt32(this.pos+4,n.hi,!0),this.pos+=8,this}int64(e){
let n=U.enc(e);return this.writeVarint64(n.lo,n.hi)}sint64(e){let n=U.enc(e),r=n.hi>>31,s=n.lo<<1^r,i=(n.hi<<1|
n.lo>>>31)^r;return this.writeVarint64(s,i)}uint64(e){let n=U.uEnc(e);return this.writeVarint64(n.lo,n.hi)}writeVarint64(e,n){
this.ensureCapacity(10);let r=this.buffer,s=this.pos;for(let a=0;a<28;a=a+7){let u=e>>>a,d=!(!(u>>>7)&&n==0);if(r[s++]=
(d?u|128:u)&255,!d)return this.pos=s,this}let i=e>>>28&15|(n&7)<<4,o=n>>3!=0;if(r[s++]=(o?i|128:i)&255,!o)return this.
pos=s,this;for(let a=3;a<31;a=a+7){let u=n>>>a,d=!!(u>>>7);if(r[s++]=(d?u|128:u)&255,!d)return this.pos=s,this}
return r[s++]=n>>>31&1,this.pos=s,this}},Lh=128,Xt=1,Wd=new Uint8Array(0),Bh=new DataView(Wd.buffer),Ud=32;function Oi(t){
return t<128?1:t<16384?2:t<2097152?3:t<268435456?4:5}var Re=class{constructor(e,n=Ni().decodeUtf8){this.decodeUtf8=
n,this.varint64Lo=0,this.varint64Hi=0,this.varint64=Cd,this.uint32=Od,this.buf=e,this.len=e.length,this.pos=0,
this.view=new DataView(e.buffer,e.byteOffset,e.byteLength)}tag(){let e=this.pos,n=this.uint32(),r=this.pos-e;if(r>
5||r==5&&this.buf[this.pos-1]>15)throw new Error("illegal tag: varint overflows uint32");let s=n>>>3,i=n&7;if(s<=
0||i>5)throw new Error("illegal tag: field no "+s+" wire type "+i);return[s,i]}skip(e,n,r=100){let s=this.pos;
switch(e){case R.Varint:for(;this.buf[this.pos++]&128;);break;case R.Bit64:this.pos+=4;case R.Bit32:this.pos+=
4;break;case R.LengthDelimited:let i=this.uint32();this.pos+=i;break;case R.StartGroup:if(r<=0)throw new Error(
"maximum recursion depth reached");for(;;){let[o,a]=this.tag();if(a===R.EndGroup){if(n!==void 0&&o!==n)throw new Error(
"invalid end group tag");break}this.skip(a,o,r-1)}break;default:throw new Error("cant skip wire type "+e)}return this.
assertBounds(),this.buf.subarray(s,this.pos)}assertBounds(){if(this.pos>this.len)throw new RangeError("prematu\
re EOF")}int32(){return this.uint32()|0}sint32(){let e=this.uint32();return e>>>1^-(e&1)}int64(){return this.varint64(),
U.dec(this.varint64Lo,this.varint64Hi)}uint64(){return this.varint64(),U.uDec(this.varint64Lo,this.varint64Hi)}sint64(){
this.varint64();let e=this.varint64Lo,n=this.varint64Hi,r=-(e&1);return e=(e>>>1|(n&1)<<31)^r,n=n>>>1^r,U.dec(
e,n)}bool(){let e=this.buf[this.pos];return e<128?(this.pos++,e!==0):(this.varint64(),this.varint64Lo!==0||this.
varint64Hi!==0)}fixed32(){return this.view.getUint32((this.pos+=4)-4,!0)}sfixed32(){return this.view.getInt32(
(this.pos+=4)-4,!0)}fixed64(){return U.uDec(this.sfixed32(),this.sfixed32())}sfixed64(){return U.dec(this.sfixed32(),
this.sfixed32())}float(){return this.view.getFloat32((this.pos+=4)-4,!0)}double(){return this.view.getFloat64(
(this.pos+=8)-8,!0)}bytes(){let e=this.uint32(),n=this.pos;return this.pos+=e,this.assertBounds(),this.buf.subarray(
n,n+e)}string(e){let n=this.uint32(),r=this.pos;this.pos+=n,this.assertBounds();let s=this.buf;if(n<=Ud){let i=new Array(
n);for(let o=0;o<n;o++){let a=s[r+o];if(a>127)return this.decodeUtf8(s.subarray(r,this.pos),e);i[o]=a}return String.
fromCharCode.apply(String,i)}return this.decodeUtf8(s.subarray(r,this.pos),e)}};function Ii(t){if(typeof t=="s\
tring")t=Number(t);else if(typeof t!="number")throw new Error("invalid int32: "+typeof t);if(!Number.isInteger(
t)||t>Fh||t<Mh)throw new Error("invalid int32: "+t)}function Gd(t){if(typeof t=="string")t=Number(t);else if(typeof t!=
"number")throw new Error("invalid uint32: "+typeof t);if(!Number.isInteger(t)||t>_h||t<0)throw new Error("inva\
lid uint32: "+t)}function Ph(t){if(typeof t=="string"){let e=t;if(t=Number(t),Number.isNaN(t)&&e!=="NaN")throw new Error(
"invalid float32: "+e)}else if(typeof t!="number")throw new Error("invalid float32: "+typeof t);if(!Number.isFinite(
Math.fround(t))&&Number.isFinite(t))throw new Error("invalid float32: "+t)}var $h=0;function Ue(t){if(Gh(t))return{toMessage:n=>Hd(n),toLocal:n=>Vd(n)};if(t.fieldKind=="message"&&!t.oneof&&
_r(t.message)){let n=t.message,r=n.fields[0].localName;return{toMessage:s=>{let i=et(n);return s!==void 0&&(i[r]=
s),i},toLocal:s=>s[r]}}let e=t.message;return{toMessage:n=>n===void 0?et(e):n,toLocal:n=>n}}function Gh(t){return t.
message.typeName=="google.protobuf.Struct"&&t.parent.typeName!="google.protobuf.Value"}function Hd(t){let e={$typeName:"\
google.protobuf.Struct",fields:{}};if(Kt(t))for(let n of Object.keys(t))Qe(e.fields,n,Kd(t[n]));return e}function Vd(t){
let e={};for(let n of Object.keys(t.fields))Qe(e,n,Yd(t.fields[n]));return e}function Yd(t){switch(t.kind.case){case"\
structValue":return Vd(t.kind.value);case"listValue":return t.kind.value.values.map(Yd);case"nullValue":case void 0:
return null;default:return t.kind.value}}function Kd(t){let e={$typeName:"google.protobuf.Value",kind:{case:void 0}};
switch(typeof t){case"number":e.kind={case:"numberValue",value:t};break;case"string":e.kind={case:"stringValue",
value:t};break;case"boolean":e.kind={case:"boolValue",value:t};break;case"object":if(t===null)e.kind={case:"nu\
llValue",value:$h};else if(Array.isArray(t)){let n={$typeName:"google.protobuf.ListValue",values:[]};if(Array.
isArray(t))for(let r of t)n.values.push(Kd(r));e.kind={case:"listValue",value:n}}else e.kind={case:"structValu\
e",value:Hd(t)};break}return e}var jd=Uint8Array.prototype.setFromBase64;function zd(t){let e=t.length,n=e-(e+3>>2);(e&3)==0&&t[e-1]=="="&&(n-=
t[e-2]=="="?2:1);let r=new Uint8Array(n),s=-1;if(jd)try{let i=jd.call(r,t);i.read==e&&(s=i.written)}catch{}return s<
0&&(s=Wh(r,t)),s==n?r:r.subarray(0,s)}function Wh(t,e){let n=Hh(),r=0,s=0,i,o=0;for(let a=0;a<e.length;a++){if(i=
n[e.charCodeAt(a)],i===void 0)switch(e[a]){case"=":s=0;case`
`:case"\r":case"	":case" ":continue;default:throw Error("invalid base64 string")}switch(s){case 0:o=i,s=1;break;case 1:
t[r++]=o<<2|(i&48)>>4,o=i,s=2;break;case 2:t[r++]=(o&15)<<4|(i&60)>>2,o=i,s=3;break;case 3:t[r++]=(o&3)<<6|i,s=
0;break}}if(s==1)throw Error("invalid base64 string");return r}var JT=Uint8Array.prototype.toBase64;var Br,Xd,vt;function Uh(t){return Br||(Br="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".
split(""),Xd=Br.slice(0,-2).concat("-","_")),t=="url"?Xd:Br}function Hh(){if(!vt){vt=[];let t=Uh("std");for(let e=0;e<
t.length;e++)vt[t[e].charCodeAt(0)]=e;vt[45]=t.indexOf("+"),vt[95]=t.indexOf("/")}return vt}function wt(t){let e=!1,n=[];for(let r=0;r<t.length;r++){let s=t.charAt(r);switch(s){case"_":e=!0;break;case"0":case"\
1":case"2":case"3":case"4":case"5":case"6":case"7":case"8":case"9":n.push(s),e=!1;break;default:e&&(e=!1,s=s.toUpperCase()),
n.push(s);break}}return n.join("")}var Vh=new Set(["constructor","toString","toJSON","valueOf"]);function Tt(t){return Vh.has(t)?t+"$":t}function zt(t){for(let e of t.field)Je(e,"jsonName")||(e.jsonName=wt(e.name));t.nestedType.forEach(zt)}function qd(t,e){let n=t.values.find(r=>r.name===e);if(!n)throw new Error(`cannot parse ${t} default value: ${e}`);
return n.number}function Zd(t,e){switch(t){case y.STRING:return e;case y.BYTES:{let n=Yh(e);if(n===!1)throw new Error(
`cannot parse ${y[t]} default value: ${e}`);return n}case y.INT64:case y.SFIXED64:case y.SINT64:return U.parse(
e);case y.UINT64:case y.FIXED64:return U.uParse(e);case y.DOUBLE:case y.FLOAT:switch(e){case"inf":return Number.
POSITIVE_INFINITY;case"-inf":return Number.NEGATIVE_INFINITY;case"nan":return Number.NaN;default:return parseFloat(
e)}case y.BOOL:return e==="true";case y.INT32:case y.UINT32:case y.SINT32:case y.FIXED32:case y.SFIXED32:return parseInt(
e,10)}}function Yh(t){let e=[],n={tail:t,c:"",next(){return this.tail.length==0?!1:(this.c=this.tail[0],this.tail=
this.tail.substring(1),!0)},take(r){if(this.tail.length>=r){let s=this.tail.substring(0,r);return this.tail=this.
tail.substring(r),s}return!1}};for(;n.next();)switch(n.c){case"\\":if(n.next())switch(n.c){case"\\":e.push(n.c.
charCodeAt(0));break;case"b":e.push(8);break;case"f":e.push(12);break;case"n":e.push(10);break;case"r":e.push(
13);break;case"t":e.push(9);break;case"v":e.push(11);break;case"0":case"1":case"2":case"3":case"4":case"5":case"\
6":case"7":{let r=n.c,s=n.take(2);if(s===!1)return!1;let i=parseInt(r+s,8);if(Number.isNaN(i))return!1;e.push(
i);break}case"x":{let r=n.c,s=n.take(2);if(s===!1)return!1;let i=parseInt(r+s,16);if(Number.isNaN(i))return!1;
e.push(i);break}case"u":{let r=n.c,s=n.take(4);if(s===!1)return!1;let i=parseInt(r+s,16);if(Number.isNaN(i))return!1;
let o=new Uint8Array(4);new DataView(o.buffer).setInt32(0,i,!0),e.push(o[0],o[1],o[2],o[3]);break}case"U":{let r=n.
c,s=n.take(8);if(s===!1)return!1;let i=U.uEnc(r+s),o=new Uint8Array(8),a=new DataView(o.buffer);a.setInt32(0,i.
lo,!0),a.setInt32(4,i.hi,!0),e.push(o[0],o[1],o[2],o[3],o[4],o[5],o[6],o[7]);break}}break;default:e.push(n.c.charCodeAt(
0))}return new Uint8Array(e)}function*Pr(t){switch(t.kind){case"file":for(let e of t.messages)yield e,yield*Pr(e);yield*t.enums,yield*t.services,
yield*t.extensions;break;case"message":for(let e of t.nestedMessages)yield e,yield*Pr(e);yield*t.nestedEnums,yield*t.
nestedExtensions;break}}function $r(t,e){return Kh([t,e])}function Kh(t,e){let n=jh();if(!t.length)return n;if("$typeName"in t[0]&&t[0].
$typeName=="google.protobuf.FileDescriptorSet"){for(let r of t[0].file)e?.(r),tc(r,n);return n}if("$typeName"in
t[0]){let o=function(a){let u=[];for(let d of a.dependency){if(n.getFile(d)!=null||i.has(d))continue;let c=s(d);
if(!c)throw new Error(`Unable to resolve ${d}, imported by ${a.name}`);"kind"in c?n.addFile(c,!1,!0):(i.add(c.
name),u.push(c))}return u.concat(...u.map(o))},r=t[0],s=t[1],i=new Set;for(let a of[r,...o(r)].reverse())e?.(a),
tc(a,n)}else for(let r of t)for(let s of r.files)n.addFile(s);return n}function jh(){let t=new Map,e=new Map,n=new Map;return{kind:"registry",types:t,extendees:e,[Symbol.iterator](){
return t.values()},get files(){return n.values()},addFile(r,s,i){if(n.set(r.proto.name,r),!s)for(let o of Pr(r))
this.add(o);if(i)for(let o of r.dependencies)this.addFile(o,s,i)},add(r){if(r.kind=="extension"){let s=e.get(r.
extendee.typeName);s||e.set(r.extendee.typeName,s=new Map),s.set(r.number,r)}t.set(r.typeName,r)},get(r){return t.
get(r)},getFile(r){return n.get(r)},getMessage(r){let s=t.get(r);return s?.kind=="message"?s:void 0},getEnum(r){
let s=t.get(r);return s?.kind=="enum"?s:void 0},getExtension(r){let s=t.get(r);return s?.kind=="extension"?s:void 0},
getExtensionFor(r,s){var i;return(i=e.get(r.typeName))===null||i===void 0?void 0:i.get(s)},getService(r){let s=t.
get(r);return s?.kind=="service"?s:void 0}}}var Xh=998,zh=999,qh=9999,Zh=9,Zt=10,qt=11,Jh=12,Jd=14,Bi=3,Qh=2,Qd=1,eg=0,_i=1,ec=2,tg=3,ng=1,rg=2,sg=1,ig=2;var og=1002,rc={998:{fieldPresence:1,enumType:2,repeatedFieldEncoding:2,utf8Validation:3,messageEncoding:1,jsonFormat:2,
enforceNamingStyle:2,defaultSymbolVisibility:1,enforceProtoLimits:1},999:{fieldPresence:2,enumType:1,repeatedFieldEncoding:1,
utf8Validation:2,messageEncoding:1,jsonFormat:1,enforceNamingStyle:2,defaultSymbolVisibility:1,enforceProtoLimits:1},
1e3:{fieldPresence:1,enumType:1,repeatedFieldEncoding:1,utf8Validation:2,messageEncoding:1,jsonFormat:1,enforceNamingStyle:2,
defaultSymbolVisibility:1,enforceProtoLimits:1},1001:{fieldPresence:1,enumType:1,repeatedFieldEncoding:1,utf8Validation:2,
messageEncoding:1,jsonFormat:1,enforceNamingStyle:1,defaultSymbolVisibility:2,enforceProtoLimits:1},1002:{fieldPresence:1,
enumType:1,repeatedFieldEncoding:1,utf8Validation:2,messageEncoding:1,jsonFormat:1,enforceNamingStyle:3,defaultSymbolVisibility:4,
enforceProtoLimits:2}};function tc(t,e){var n,r;let s={kind:"file",proto:t,deprecated:(r=(n=t.options)===null||
n===void 0?void 0:n.deprecated)!==null&&r!==void 0?r:!1,edition:cg(t),name:t.name.replace(/\.proto$/,""),dependencies:lg(
t,e),enums:[],messages:[],extensions:[],services:[],toString(){return`file ${t.name}`}},i=new Map,o={get(a){return i.
get(a)},add(a){var u;he(((u=a.proto.options)===null||u===void 0?void 0:u.mapEntry)===!0),i.set(a.typeName,a)}};
for(let a of t.enumType)sc(a,s,void 0,e);for(let a of t.messageType)ic(a,s,void 0,e,o);for(let a of t.service)
ag(a,s,e);Fi(s,e);for(let a of i.values())Mi(a,e,o);for(let a of s.messages)Mi(a,e,o),Fi(a,e);e.addFile(s,!0)}
function Fi(t,e){switch(t.kind){case"file":for(let n of t.proto.extension){let r=Li(n,t,e);t.extensions.push(r),
e.add(r)}break;case"message":for(let n of t.proto.extension){let r=Li(n,t,e);t.nestedExtensions.push(r),e.add(
r)}for(let n of t.nestedMessages)Fi(n,e);break}}function Mi(t,e,n){let r=t.proto.oneofDecl.map(i=>dg(i,t)),s=new Set;
for(let i of t.proto.field){let o=hg(i,r),a=Li(i,t,e,o,n);t.fields.push(a),t.field[a.localName]=a,o===void 0?t.
members.push(a):(o.fields.push(a),s.has(o)||(s.add(o),t.members.push(o)))}for(let i of r.filter(o=>s.has(o)))t.
oneofs.push(i);for(let i of t.nestedMessages)Mi(i,e,n)}function sc(t,e,n,r){var s,i,o,a,u,d,c,l,f;let m=mg(t.name,
t.value),p={kind:"enum",proto:t,deprecated:(i=(s=t.options)===null||s===void 0?void 0:s.deprecated)!==null&&i!==
void 0?i:!1,file:e,parent:n,open:!0,name:t.name,typeName:Gr(t,n,e),value:{},values:[],sharedPrefix:m,toString(){
return`enum ${this.typeName}`}};p.open=Dg(p),r.add(p);for(let h of t.value){let b=h.name,v={kind:"enum_value",
proto:h,deprecated:(a=(o=h.options)===null||o===void 0?void 0:o.deprecated)!==null&&a!==void 0?a:!1,parent:p,name:b,
localName:Tt(m==null?b:b.substring(m.length)),number:h.number,jsonName:(u=fg(h))!==null&&u!==void 0?u:b,toString(){
return`enum value ${p.typeName}.${b}`}};p.values.push(v),(d=(l=p.value)[f=h.number])!==null&&d!==void 0||(l[f]=
v)}((c=n?.nestedEnums)!==null&&c!==void 0?c:e.enums).push(p)}function ic(t,e,n,r,s){var i,o,a,u;let d={kind:"m\
essage",proto:t,deprecated:(o=(i=t.options)===null||i===void 0?void 0:i.deprecated)!==null&&o!==void 0?o:!1,file:e,
parent:n,name:t.name,typeName:Gr(t,n,e),fields:[],field:{},oneofs:[],members:[],nestedEnums:[],nestedMessages:[],
nestedExtensions:[],toString(){return`message ${this.typeName}`}};((a=t.options)===null||a===void 0?void 0:a.mapEntry)===
!0?s.add(d):(((u=n?.nestedMessages)!==null&&u!==void 0?u:e.messages).push(d),r.add(d));for(let c of t.enumType)
sc(c,e,d,r);for(let c of t.nestedType)ic(c,e,d,r,s)}function ag(t,e,n){var r,s;let i={kind:"service",proto:t,deprecated:(s=
(r=t.options)===null||r===void 0?void 0:r.deprecated)!==null&&s!==void 0?s:!1,file:e,name:t.name,typeName:Gr(t,
void 0,e),methods:[],method:{},toString(){return`service ${this.typeName}`}};e.services.push(i),n.add(i);for(let o of t.
method){let a=ug(o,i,n);i.methods.push(a),i.method[a.localName]=a}}function ug(t,e,n){var r,s,i,o;let a;t.clientStreaming&&
t.serverStreaming?a="bidi_streaming":t.clientStreaming?a="client_streaming":t.serverStreaming?a="server_stream\
ing":a="unary";let u=n.getMessage(Oe(t.inputType)),d=n.getMessage(Oe(t.outputType));he(u,`invalid MethodDescri\
ptorProto: input_type ${t.inputType} not found`),he(d,`invalid MethodDescriptorProto: output_type ${t.inputType}\
 not found`);let c=t.name;return{kind:"rpc",proto:t,deprecated:(s=(r=t.options)===null||r===void 0?void 0:r.deprecated)!==
null&&s!==void 0?s:!1,parent:e,name:c,localName:Tt(c.length?Tt(c[0].toLowerCase()+c.substring(1)):c),methodKind:a,
input:u,output:d,idempotency:(o=(i=t.options)===null||i===void 0?void 0:i.idempotencyLevel)!==null&&o!==void 0?
o:eg,toString(){return`rpc ${e.typeName}.${c}`}}}function dg(t,e){return{kind:"oneof",proto:t,deprecated:!1,parent:e,
fields:[],name:t.name,localName:Tt(wt(t.name)),toString(){return`oneof ${e.typeName}.${this.name}`}}}function Li(t,e,n,r,s){
var i,o,a;let u=s===void 0,d={kind:"field",proto:t,deprecated:(o=(i=t.options)===null||i===void 0?void 0:i.deprecated)!==
null&&o!==void 0?o:!1,name:t.name,number:t.number,scalar:void 0,message:void 0,enum:void 0,presence:gg(t,r,u,e),
utf8Validation:Eg(t,e),listKind:void 0,mapKind:void 0,mapKey:void 0,delimitedEncoding:void 0,packed:void 0,longAsString:!1,
getDefaultValue:void 0},c;if(u){let p=e.kind=="file"?e:e.file,h=e.kind=="file"?void 0:e,b=Gr(t,h,p);d.kind="ex\
tension",d.file=p,d.parent=h,d.oneof=void 0,d.typeName=b,d.jsonName=`[${b}]`,c=()=>`extension ${b}`;let v=n.getMessage(
Oe(t.extendee));he(v,`invalid FieldDescriptorProto: extendee ${t.extendee} not found`),d.extendee=v}else{let p=e;
he(p.kind=="message"),d.parent=p,d.oneof=r,d.localName=r?wt(t.name):Tt(wt(t.name)),d.jsonName=t.jsonName,c=()=>`\
field ${p.typeName}.${t.name}`}Object.defineProperty(d,"toString",{value:c,writable:!0,enumerable:!0,configurable:!0});
let l=t.label,f=t.type,m=(a=t.options)===null||a===void 0?void 0:a.jstype;if(l===Bi){let p=f==qt?s?.get(Oe(t.typeName)):
void 0;if(p){d.fieldKind="map";let{key:h,value:b}=bg(p);return d.mapKey=h.scalar,d.mapKind=b.fieldKind,d.message=
b.message,d.delimitedEncoding=!1,d.enum=b.enum,d.scalar=b.scalar,d}switch(d.fieldKind="list",f){case qt:case Zt:
d.listKind="message",d.message=n.getMessage(Oe(t.typeName)),he(d.message),d.delimitedEncoding=nc(t,e);break;case Jd:
d.listKind="enum",d.enum=n.getEnum(Oe(t.typeName)),he(d.enum);break;default:d.listKind="scalar",d.scalar=f,d.longAsString=
m==Qd;break}return d.packed=yg(t,e),d}switch(f){case qt:case Zt:d.fieldKind="message",d.message=n.getMessage(Oe(
t.typeName)),he(d.message,`invalid FieldDescriptorProto: type_name ${t.typeName} not found`),d.delimitedEncoding=
nc(t,e),d.getDefaultValue=()=>{};break;case Jd:{let p=n.getEnum(Oe(t.typeName));he(p!==void 0,`invalid FieldDe\
scriptorProto: type_name ${t.typeName} not found`),d.fieldKind="enum",d.enum=n.getEnum(Oe(t.typeName)),d.getDefaultValue=
()=>Je(t,"defaultValue")?qd(p,t.defaultValue):void 0;break}default:{d.fieldKind="scalar",d.scalar=f,d.longAsString=
m==Qd,d.getDefaultValue=()=>Je(t,"defaultValue")?Zd(f,t.defaultValue):void 0;break}}return d}function cg(t){switch(t.
syntax){case"":case"proto2":return Xh;case"proto3":return zh;case"editions":if(t.edition===qh)return og;if(t.edition in
rc)return t.edition;throw new Error(`${t.name}: unsupported edition`);default:throw new Error(`${t.name}: unsu\
pported syntax "${t.syntax}"`)}}function lg(t,e){return t.dependency.map(n=>{let r=e.getFile(n);if(!r)throw new Error(
`Cannot find ${n}, imported by ${t.name}`);return r})}function mg(t,e){let n=pg(t)+"_";for(let r of e){if(!r.name.
toLowerCase().startsWith(n))return;let s=r.name.substring(n.length);if(s.length==0||/^\d/.test(s))return}return n}
function fg(t){var e,n;let i;for(let o of(n=(e=t.options)===null||e===void 0?void 0:e.$unknown)!==null&&n!==void 0?
n:[]){if(o.no!==998||o.wireType!==R.LengthDelimited)continue;let a=new Re(new Re(o.data).bytes());for(;a.pos<a.
len;){let[u,d]=a.tag();u===1&&d===R.LengthDelimited?i=a.string():a.skip(d,u)}}return i}function pg(t){return(t.
substring(0,1)+t.substring(1).replace(/[A-Z]/g,e=>"_"+e)).toLowerCase()}function Gr(t,e,n){let r;return e?r=`${e.
typeName}.${t.name}`:n.proto.package.length>0?r=`${n.proto.package}.${t.name}`:r=`${t.name}`,r}function Oe(t){
return t.startsWith(".")?t.substring(1):t}function hg(t,e){if(!Je(t,"oneofIndex")||t.proto3Optional)return;let n=e[t.
oneofIndex];return he(n,`invalid FieldDescriptorProto: oneof #${t.oneofIndex} for field #${t.number} not found`),
n}function gg(t,e,n,r){if(t.label==Qh)return tg;if(t.label==Bi)return ec;if(e||t.proto3Optional||n)return _i;let s=tt(
"fieldPresence",{proto:t,parent:r});return s==ec&&(t.type==qt||t.type==Zt)?_i:s}function yg(t,e){if(t.label!=Bi)
return!1;switch(t.type){case Zh:case Jh:case Zt:case qt:return!1}let n=t.options;return n&&Je(n,"packed")?n.packed:
ng==tt("repeatedFieldEncoding",{proto:t,parent:e})}function bg(t){let e=t.fields.find(r=>r.number===1),n=t.fields.
find(r=>r.number===2);return he(e&&e.fieldKind=="scalar"&&e.scalar!=y.BYTES&&e.scalar!=y.FLOAT&&e.scalar!=y.DOUBLE&&
n&&n.fieldKind!="list"&&n.fieldKind!="map"),{key:e,value:n}}function Dg(t){var e;return sg==tt("enumType",{proto:t.
proto,parent:(e=t.parent)!==null&&e!==void 0?e:t.file})}function nc(t,e){return t.type==Zt?!0:rg==tt("messageE\
ncoding",{proto:t,parent:e})}function Eg(t,e){return ig==tt("utf8Validation",{proto:t,parent:e})}function tt(t,e){
var n,r;let s=(n=e.proto.options)===null||n===void 0?void 0:n.features;if(s){let i=s[t];if(i!=0)return i}if("k\
ind"in e){if(e.kind=="message")return tt(t,(r=e.parent)!==null&&r!==void 0?r:e.file);let i=rc[e.edition];if(!i)
throw new Error(`feature default for edition ${e.edition} not found`);return i[t]}return tt(t,e.parent)}function he(t,e){
if(!t)throw new Error(e)}function oc(t){let e=xg(t);return e.messageType.forEach(zt),$r(e,()=>{}).getFile(e.name)}function xg(t){return Object.
assign(Object.create({syntax:"",edition:0}),Object.assign(Object.assign({$typeName:"google.protobuf.FileDescri\
ptorProto",dependency:[],publicDependency:[],weakDependency:[],optionDependency:[],service:[],extension:[]},t),
{messageType:t.messageType.map(ac),enumType:t.enumType.map(uc)}))}function ac(t){var e,n,r,s,i,o,a,u;return Object.
assign(Object.create({visibility:0}),{$typeName:"google.protobuf.DescriptorProto",name:t.name,field:(n=(e=t.field)===
null||e===void 0?void 0:e.map(vg))!==null&&n!==void 0?n:[],extension:[],nestedType:(s=(r=t.nestedType)===null||
r===void 0?void 0:r.map(ac))!==null&&s!==void 0?s:[],enumType:(o=(i=t.enumType)===null||i===void 0?void 0:i.map(
uc))!==null&&o!==void 0?o:[],extensionRange:(u=(a=t.extensionRange)===null||a===void 0?void 0:a.map(c=>Object.
assign({$typeName:"google.protobuf.DescriptorProto.ExtensionRange"},c)))!==null&&u!==void 0?u:[],oneofDecl:[],
reservedRange:[],reservedName:[]})}function vg(t){return Object.assign(Object.create({label:1,typeName:"",extendee:"",
defaultValue:"",oneofIndex:0,jsonName:"",proto3Optional:!1}),Object.assign(Object.assign({$typeName:"google.pr\
otobuf.FieldDescriptorProto"},t),{options:t.options?wg(t.options):void 0}))}function wg(t){var e,n,r;return Object.
assign(Object.create({ctype:0,packed:!1,jstype:0,lazy:!1,unverifiedLazy:!1,deprecated:!1,weak:!1,debugRedact:!1,
retention:0}),Object.assign(Object.assign({$typeName:"google.protobuf.FieldOptions"},t),{targets:(e=t.targets)!==
null&&e!==void 0?e:[],editionDefaults:(r=(n=t.editionDefaults)===null||n===void 0?void 0:n.map(i=>Object.assign(
{$typeName:"google.protobuf.FieldOptions.EditionDefault"},i)))!==null&&r!==void 0?r:[],uninterpretedOption:[]}))}
function uc(t){return Object.assign(Object.create({visibility:0}),{$typeName:"google.protobuf.EnumDescriptorPr\
oto",name:t.name,reservedName:[],reservedRange:[],value:t.value.map(n=>Object.assign({$typeName:"google.protob\
uf.EnumValueDescriptorProto"},n))})}function Wr(t,e,...n){return n.reduce((r,s)=>r.nestedMessages[s],t.messages[e])}var Tg=oc({name:"google/protobuf/descriptor.proto",package:"google.protobuf",messageType:[{name:"FileDescripto\
rSet",field:[{name:"file",number:1,type:11,label:3,typeName:".google.protobuf.FileDescriptorProto"}],extensionRange:[
{start:536e6,end:536000001}]},{name:"FileDescriptorProto",field:[{name:"name",number:1,type:9,label:1},{name:"\
package",number:2,type:9,label:1},{name:"dependency",number:3,type:9,label:3},{name:"public_dependency",number:10,
type:5,label:3},{name:"weak_dependency",number:11,type:5,label:3},{name:"option_dependency",number:15,type:9,label:3},
{name:"message_type",number:4,type:11,label:3,typeName:".google.protobuf.DescriptorProto"},{name:"enum_type",number:5,
type:11,label:3,typeName:".google.protobuf.EnumDescriptorProto"},{name:"service",number:6,type:11,label:3,typeName:"\
.google.protobuf.ServiceDescriptorProto"},{name:"extension",number:7,type:11,label:3,typeName:".google.protobu\
f.FieldDescriptorProto"},{name:"options",number:8,type:11,label:1,typeName:".google.protobuf.FileOptions"},{name:"\
source_code_info",number:9,type:11,label:1,typeName:".google.protobuf.SourceCodeInfo"},{name:"syntax",number:12,
type:9,label:1},{name:"edition",number:14,type:14,label:1,typeName:".google.protobuf.Edition"}]},{name:"Descri\
ptorProto",field:[{name:"name",number:1,type:9,label:1},{name:"field",number:2,type:11,label:3,typeName:".goog\
le.protobuf.FieldDescriptorProto"},{name:"extension",number:6,type:11,label:3,typeName:".google.protobuf.Field\
DescriptorProto"},{name:"nested_type",number:3,type:11,label:3,typeName:".google.protobuf.DescriptorProto"},{name:"\
enum_type",number:4,type:11,label:3,typeName:".google.protobuf.EnumDescriptorProto"},{name:"extension_range",number:5,
type:11,label:3,typeName:".google.protobuf.DescriptorProto.ExtensionRange"},{name:"oneof_decl",number:8,type:11,
label:3,typeName:".google.protobuf.OneofDescriptorProto"},{name:"options",number:7,type:11,label:1,typeName:".\
google.protobuf.MessageOptions"},{name:"reserved_range",number:9,type:11,label:3,typeName:".google.protobuf.De\
scriptorProto.ReservedRange"},{name:"reserved_name",number:10,type:9,label:3},{name:"visibility",number:11,type:14,
label:1,typeName:".google.protobuf.SymbolVisibility"}],nestedType:[{name:"ExtensionRange",field:[{name:"start",
number:1,type:5,label:1},{name:"end",number:2,type:5,label:1},{name:"options",number:3,type:11,label:1,typeName:"\
.google.protobuf.ExtensionRangeOptions"}]},{name:"ReservedRange",field:[{name:"start",number:1,type:5,label:1},
{name:"end",number:2,type:5,label:1}]}]},{name:"ExtensionRangeOptions",field:[{name:"uninterpreted_option",number:999,
type:11,label:3,typeName:".google.protobuf.UninterpretedOption"},{name:"declaration",number:2,type:11,label:3,
typeName:".google.protobuf.ExtensionRangeOptions.Declaration",options:{retention:2}},{name:"features",number:50,
type:11,label:1,typeName:".google.protobuf.FeatureSet"},{name:"verification",number:3,type:14,label:1,typeName:"\
.google.protobuf.ExtensionRangeOptions.VerificationState",defaultValue:"UNVERIFIED",options:{retention:2}}],nestedType:[
{name:"Declaration",field:[{name:"number",number:1,type:5,label:1},{name:"full_name",number:2,type:9,label:1},
{name:"type",number:3,type:9,label:1},{name:"reserved",number:5,type:8,label:1},{name:"repeated",number:6,type:8,
label:1}]}],enumType:[{name:"VerificationState",value:[{name:"DECLARATION",number:0},{name:"UNVERIFIED",number:1}]}],
extensionRange:[{start:990,end:999},{start:1e3,end:536870912}]},{name:"FieldDescriptorProto",field:[{name:"nam\
e",number:1,type:9,label:1},{name:"number",number:3,type:5,label:1},{name:"label",number:4,type:14,label:1,typeName:"\
.google.protobuf.FieldDescriptorProto.Label"},{name:"type",number:5,type:14,label:1,typeName:".google.protobuf\
.FieldDescriptorProto.Type"},{name:"type_name",number:6,type:9,label:1},{name:"extendee",number:2,type:9,label:1},
{name:"default_value",number:7,type:9,label:1},{name:"oneof_index",number:9,type:5,label:1},{name:"json_name",
number:10,type:9,label:1},{name:"options",number:8,type:11,label:1,typeName:".google.protobuf.FieldOptions"},{
name:"proto3_optional",number:17,type:8,label:1}],enumType:[{name:"Type",value:[{name:"TYPE_DOUBLE",number:1},
{name:"TYPE_FLOAT",number:2},{name:"TYPE_INT64",number:3},{name:"TYPE_UINT64",number:4},{name:"TYPE_INT32",number:5},
{name:"TYPE_FIXED64",number:6},{name:"TYPE_FIXED32",number:7},{name:"TYPE_BOOL",number:8},{name:"TYPE_STRING",
number:9},{name:"TYPE_GROUP",number:10},{name:"TYPE_MESSAGE",number:11},{name:"TYPE_BYTES",number:12},{name:"T\
YPE_UINT32",number:13},{name:"TYPE_ENUM",number:14},{name:"TYPE_SFIXED32",number:15},{name:"TYPE_SFIXED64",number:16},
{name:"TYPE_SINT32",number:17},{name:"TYPE_SINT64",number:18}]},{name:"Label",value:[{name:"LABEL_OPTIONAL",number:1},
{name:"LABEL_REPEATED",number:3},{name:"LABEL_REQUIRED",number:2}]}]},{name:"OneofDescriptorProto",field:[{name:"\
name",number:1,type:9,label:1},{name:"options",number:2,type:11,label:1,typeName:".google.protobuf.OneofOption\
s"}]},{name:"EnumDescriptorProto",field:[{name:"name",number:1,type:9,label:1},{name:"value",number:2,type:11,
label:3,typeName:".google.protobuf.EnumValueDescriptorProto"},{name:"options",number:3,type:11,label:1,typeName:"\
.google.protobuf.EnumOptions"},{name:"reserved_range",number:4,type:11,label:3,typeName:".google.protobuf.Enum\
DescriptorProto.EnumReservedRange"},{name:"reserved_name",number:5,type:9,label:3},{name:"visibility",number:6,
type:14,label:1,typeName:".google.protobuf.SymbolVisibility"}],nestedType:[{name:"EnumReservedRange",field:[{name:"\
start",number:1,type:5,label:1},{name:"end",number:2,type:5,label:1}]}]},{name:"EnumValueDescriptorProto",field:[
{name:"name",number:1,type:9,label:1},{name:"number",number:2,type:5,label:1},{name:"options",number:3,type:11,
label:1,typeName:".google.protobuf.EnumValueOptions"}]},{name:"ServiceDescriptorProto",field:[{name:"name",number:1,
type:9,label:1},{name:"method",number:2,type:11,label:3,typeName:".google.protobuf.MethodDescriptorProto"},{name:"\
options",number:3,type:11,label:1,typeName:".google.protobuf.ServiceOptions"}]},{name:"MethodDescriptorProto",
field:[{name:"name",number:1,type:9,label:1},{name:"input_type",number:2,type:9,label:1},{name:"output_type",number:3,
type:9,label:1},{name:"options",number:4,type:11,label:1,typeName:".google.protobuf.MethodOptions"},{name:"cli\
ent_streaming",number:5,type:8,label:1,defaultValue:"false"},{name:"server_streaming",number:6,type:8,label:1,
defaultValue:"false"}]},{name:"FileOptions",field:[{name:"java_package",number:1,type:9,label:1},{name:"java_o\
uter_classname",number:8,type:9,label:1},{name:"java_multiple_files",number:10,type:8,label:1,defaultValue:"fa\
lse",options:{}},{name:"java_generate_equals_and_hash",number:20,type:8,label:1,options:{deprecated:!0}},{name:"\
java_string_check_utf8",number:27,type:8,label:1,defaultValue:"false"},{name:"optimize_for",number:9,type:14,label:1,
typeName:".google.protobuf.FileOptions.OptimizeMode",defaultValue:"SPEED"},{name:"go_package",number:11,type:9,
label:1},{name:"cc_generic_services",number:16,type:8,label:1,defaultValue:"false"},{name:"java_generic_servic\
es",number:17,type:8,label:1,defaultValue:"false"},{name:"py_generic_services",number:18,type:8,label:1,defaultValue:"\
false"},{name:"deprecated",number:23,type:8,label:1,defaultValue:"false"},{name:"cc_enable_arenas",number:31,type:8,
label:1,defaultValue:"true",options:{}},{name:"objc_class_prefix",number:36,type:9,label:1},{name:"csharp_name\
space",number:37,type:9,label:1},{name:"swift_prefix",number:39,type:9,label:1},{name:"php_class_prefix",number:40,
type:9,label:1},{name:"php_namespace",number:41,type:9,label:1},{name:"php_metadata_namespace",number:44,type:9,
label:1},{name:"ruby_package",number:45,type:9,label:1},{name:"features",number:50,type:11,label:1,typeName:".\
google.protobuf.FeatureSet"},{name:"uninterpreted_option",number:999,type:11,label:3,typeName:".google.protobu\
f.UninterpretedOption"}],enumType:[{name:"OptimizeMode",value:[{name:"SPEED",number:1},{name:"CODE_SIZE",number:2},
{name:"LITE_RUNTIME",number:3}]}],extensionRange:[{start:990,end:999},{start:1e3,end:536870912}]},{name:"Messa\
geOptions",field:[{name:"message_set_wire_format",number:1,type:8,label:1,defaultValue:"false"},{name:"no_stan\
dard_descriptor_accessor",number:2,type:8,label:1,defaultValue:"false"},{name:"deprecated",number:3,type:8,label:1,
defaultValue:"false"},{name:"map_entry",number:7,type:8,label:1},{name:"deprecated_legacy_json_field_conflicts",
number:11,type:8,label:1,options:{deprecated:!0}},{name:"features",number:12,type:11,label:1,typeName:".google\
.protobuf.FeatureSet"},{name:"uninterpreted_option",number:999,type:11,label:3,typeName:".google.protobuf.Unin\
terpretedOption"}],extensionRange:[{start:990,end:999},{start:1e3,end:536870912}]},{name:"FieldOptions",field:[
{name:"ctype",number:1,type:14,label:1,typeName:".google.protobuf.FieldOptions.CType",defaultValue:"STRING"},{
name:"packed",number:2,type:8,label:1},{name:"jstype",number:6,type:14,label:1,typeName:".google.protobuf.Fiel\
dOptions.JSType",defaultValue:"JS_NORMAL"},{name:"lazy",number:5,type:8,label:1,defaultValue:"false"},{name:"u\
nverified_lazy",number:15,type:8,label:1,defaultValue:"false"},{name:"deprecated",number:3,type:8,label:1,defaultValue:"\
false"},{name:"weak",number:10,type:8,label:1,defaultValue:"false",options:{deprecated:!0}},{name:"debug_redac\
t",number:16,type:8,label:1,defaultValue:"false"},{name:"retention",number:17,type:14,label:1,typeName:".googl\
e.protobuf.FieldOptions.OptionRetention"},{name:"targets",number:19,type:14,label:3,typeName:".google.protobuf\
.FieldOptions.OptionTargetType"},{name:"edition_defaults",number:20,type:11,label:3,typeName:".google.protobuf\
.FieldOptions.EditionDefault"},{name:"features",number:21,type:11,label:1,typeName:".google.protobuf.FeatureSe\
t"},{name:"feature_support",number:22,type:11,label:1,typeName:".google.protobuf.FieldOptions.FeatureSupport"},
{name:"uninterpreted_option",number:999,type:11,label:3,typeName:".google.protobuf.UninterpretedOption"}],nestedType:[
{name:"EditionDefault",field:[{name:"edition",number:3,type:14,label:1,typeName:".google.protobuf.Edition"},{name:"\
value",number:2,type:9,label:1}]},{name:"FeatureSupport",field:[{name:"edition_introduced",number:1,type:14,label:1,
typeName:".google.protobuf.Edition"},{name:"edition_deprecated",number:2,type:14,label:1,typeName:".google.pro\
tobuf.Edition"},{name:"deprecation_warning",number:3,type:9,label:1},{name:"edition_removed",number:4,type:14,
label:1,typeName:".google.protobuf.Edition"},{name:"removal_error",number:5,type:9,label:1}]}],enumType:[{name:"\
CType",value:[{name:"STRING",number:0},{name:"CORD",number:1},{name:"STRING_PIECE",number:2}]},{name:"JSType",
value:[{name:"JS_NORMAL",number:0},{name:"JS_STRING",number:1},{name:"JS_NUMBER",number:2}]},{name:"OptionRete\
ntion",value:[{name:"RETENTION_UNKNOWN",number:0},{name:"RETENTION_RUNTIME",number:1},{name:"RETENTION_SOURCE",
number:2}]},{name:"OptionTargetType",value:[{name:"TARGET_TYPE_UNKNOWN",number:0},{name:"TARGET_TYPE_FILE",number:1},
{name:"TARGET_TYPE_EXTENSION_RANGE",number:2},{name:"TARGET_TYPE_MESSAGE",number:3},{name:"TARGET_TYPE_FIELD",
number:4},{name:"TARGET_TYPE_ONEOF",number:5},{name:"TARGET_TYPE_ENUM",number:6},{name:"TARGET_TYPE_ENUM_ENTRY",
number:7},{name:"TARGET_TYPE_SERVICE",number:8},{name:"TARGET_TYPE_METHOD",number:9}]}],extensionRange:[{start:990,
end:999},{start:1e3,end:536870912}]},{name:"OneofOptions",field:[{name:"features",number:1,type:11,label:1,typeName:"\
.google.protobuf.FeatureSet"},{name:"uninterpreted_option",number:999,type:11,label:3,typeName:".google.protob\
uf.UninterpretedOption"}],extensionRange:[{start:990,end:999},{start:1e3,end:536870912}]},{name:"EnumOptions",
field:[{name:"allow_alias",number:2,type:8,label:1},{name:"deprecated",number:3,type:8,label:1,defaultValue:"f\
alse"},{name:"deprecated_legacy_json_field_conflicts",number:6,type:8,label:1,options:{deprecated:!0}},{name:"\
features",number:7,type:11,label:1,typeName:".google.protobuf.FeatureSet"},{name:"uninterpreted_option",number:999,
type:11,label:3,typeName:".google.protobuf.UninterpretedOption"}],extensionRange:[{start:990,end:999},{start:1e3,
end:536870912}]},{name:"EnumValueOptions",field:[{name:"deprecated",number:1,type:8,label:1,defaultValue:"fals\
e"},{name:"features",number:2,type:11,label:1,typeName:".google.protobuf.FeatureSet"},{name:"debug_redact",number:3,
type:8,label:1,defaultValue:"false"},{name:"feature_support",number:4,type:11,label:1,typeName:".google.protob\
uf.FieldOptions.FeatureSupport"},{name:"uninterpreted_option",number:999,type:11,label:3,typeName:".google.pro\
tobuf.UninterpretedOption"}],extensionRange:[{start:990,end:999},{start:1e3,end:536870912}]},{name:"ServiceOpt\
ions",field:[{name:"features",number:34,type:11,label:1,typeName:".google.protobuf.FeatureSet"},{name:"depreca\
ted",number:33,type:8,label:1,defaultValue:"false"},{name:"uninterpreted_option",number:999,type:11,label:3,typeName:"\
.google.protobuf.UninterpretedOption"}],extensionRange:[{start:990,end:999},{start:1e3,end:536870912}]},{name:"\
MethodOptions",field:[{name:"deprecated",number:33,type:8,label:1,defaultValue:"false"},{name:"idempotency_lev\
el",number:34,type:14,label:1,typeName:".google.protobuf.MethodOptions.IdempotencyLevel",defaultValue:"IDEMPOT\
ENCY_UNKNOWN"},{name:"features",number:35,type:11,label:1,typeName:".google.protobuf.FeatureSet"},{name:"unint\
erpreted_option",number:999,type:11,label:3,typeName:".google.protobuf.UninterpretedOption"}],enumType:[{name:"\
IdempotencyLevel",value:[{name:"IDEMPOTENCY_UNKNOWN",number:0},{name:"NO_SIDE_EFFECTS",number:1},{name:"IDEMPO\
TENT",number:2}]}],extensionRange:[{start:990,end:999},{start:1e3,end:536870912}]},{name:"UninterpretedOption",
field:[{name:"name",number:2,type:11,label:3,typeName:".google.protobuf.UninterpretedOption.NamePart"},{name:"\
identifier_value",number:3,type:9,label:1},{name:"positive_int_value",number:4,type:4,label:1},{name:"negative\
_int_value",number:5,type:3,label:1},{name:"double_value",number:6,type:1,label:1},{name:"string_value",number:7,
type:12,label:1},{name:"aggregate_value",number:8,type:9,label:1}],nestedType:[{name:"NamePart",field:[{name:"\
name_part",number:1,type:9,label:2},{name:"is_extension",number:2,type:8,label:2}]}]},{name:"FeatureSet",field:[
{name:"field_presence",number:1,type:14,label:1,typeName:".google.protobuf.FeatureSet.FieldPresence",options:{
retention:1,targets:[4,1],editionDefaults:[{value:"EXPLICIT",edition:900},{value:"IMPLICIT",edition:999},{value:"\
EXPLICIT",edition:1e3}]}},{name:"enum_type",number:2,type:14,label:1,typeName:".google.protobuf.FeatureSet.Enu\
mType",options:{retention:1,targets:[6,1],editionDefaults:[{value:"CLOSED",edition:900},{value:"OPEN",edition:999}]}},
{name:"repeated_field_encoding",number:3,type:14,label:1,typeName:".google.protobuf.FeatureSet.RepeatedFieldEn\
coding",options:{retention:1,targets:[4,1],editionDefaults:[{value:"EXPANDED",edition:900},{value:"PACKED",edition:999}]}},
{name:"utf8_validation",number:4,type:14,label:1,typeName:".google.protobuf.FeatureSet.Utf8Validation",options:{
retention:1,targets:[4,1],editionDefaults:[{value:"NONE",edition:900},{value:"VERIFY",edition:999}]}},{name:"m\
essage_encoding",number:5,type:14,label:1,typeName:".google.protobuf.FeatureSet.MessageEncoding",options:{retention:1,
targets:[4,1],editionDefaults:[{value:"LENGTH_PREFIXED",edition:900}]}},{name:"json_format",number:6,type:14,label:1,
typeName:".google.protobuf.FeatureSet.JsonFormat",options:{retention:1,targets:[3,6,1],editionDefaults:[{value:"\
LEGACY_BEST_EFFORT",edition:900},{value:"ALLOW",edition:999}]}},{name:"enforce_naming_style",number:7,type:14,
label:1,typeName:".google.protobuf.FeatureSet.EnforceNamingStyle",options:{retention:2,targets:[1,2,3,4,5,6,7,
8,9],editionDefaults:[{value:"STYLE_LEGACY",edition:900},{value:"STYLE2024",edition:1001},{value:"STYLE2026",edition:1002}]}},
{name:"default_symbol_visibility",number:8,type:14,label:1,typeName:".google.protobuf.FeatureSet.VisibilityFea\
ture.DefaultSymbolVisibility",options:{retention:2,targets:[1],editionDefaults:[{value:"EXPORT_ALL",edition:900},
{value:"EXPORT_TOP_LEVEL",edition:1001},{value:"STRICT",edition:1002}]}},{name:"enforce_proto_limits",number:9,
type:14,label:1,typeName:".google.protobuf.FeatureSet.ProtoLimitsFeature.EnforceProtoLimits",options:{retention:2,
targets:[6,3,4,5],editionDefaults:[{value:"LEGACY_NO_EXPLICIT_LIMITS",edition:900},{value:"PROTO_LIMITS2026",edition:1002}]}}],
nestedType:[{name:"VisibilityFeature",enumType:[{name:"DefaultSymbolVisibility",value:[{name:"DEFAULT_SYMBOL_V\
ISIBILITY_UNKNOWN",number:0},{name:"EXPORT_ALL",number:1},{name:"EXPORT_TOP_LEVEL",number:2},{name:"LOCAL_ALL",
number:3},{name:"STRICT",number:4}]}]},{name:"ProtoLimitsFeature",enumType:[{name:"EnforceProtoLimits",value:[
{name:"PROTO_LIMITS_UNKNOWN",number:0},{name:"LEGACY_NO_EXPLICIT_LIMITS",number:1},{name:"PROTO_LIMITS2026",number:2}]}]}],
enumType:[{name:"FieldPresence",value:[{name:"FIELD_PRESENCE_UNKNOWN",number:0},{name:"EXPLICIT",number:1},{name:"\
IMPLICIT",number:2},{name:"LEGACY_REQUIRED",number:3}]},{name:"EnumType",value:[{name:"ENUM_TYPE_UNKNOWN",number:0},
{name:"OPEN",number:1},{name:"CLOSED",number:2}]},{name:"RepeatedFieldEncoding",value:[{name:"REPEATED_FIELD_E\
NCODING_UNKNOWN",number:0},{name:"PACKED",number:1},{name:"EXPANDED",number:2}]},{name:"Utf8Validation",value:[
{name:"UTF8_VALIDATION_UNKNOWN",number:0},{name:"VERIFY",number:2},{name:"NONE",number:3}]},{name:"MessageEnco\
ding",value:[{name:"MESSAGE_ENCODING_UNKNOWN",number:0},{name:"LENGTH_PREFIXED",number:1},{name:"DELIMITED",number:2}]},
{name:"JsonFormat",value:[{name:"JSON_FORMAT_UNKNOWN",number:0},{name:"ALLOW",number:1},{name:"LEGACY_BEST_EFF\
ORT",number:2}]},{name:"EnforceNamingStyle",value:[{name:"ENFORCE_NAMING_STYLE_UNKNOWN",number:0},{name:"STYLE\
2024",number:1},{name:"STYLE_LEGACY",number:2},{name:"STYLE2026",number:3}]}],extensionRange:[{start:1e3,end:9995},
{start:9995,end:1e4},{start:1e4,end:10001}]},{name:"FeatureSetDefaults",field:[{name:"defaults",number:1,type:11,
label:3,typeName:".google.protobuf.FeatureSetDefaults.FeatureSetEditionDefault"},{name:"minimum_edition",number:4,
type:14,label:1,typeName:".google.protobuf.Edition"},{name:"maximum_edition",number:5,type:14,label:1,typeName:"\
.google.protobuf.Edition"}],nestedType:[{name:"FeatureSetEditionDefault",field:[{name:"edition",number:3,type:14,
label:1,typeName:".google.protobuf.Edition"},{name:"overridable_features",number:4,type:11,label:1,typeName:".\
google.protobuf.FeatureSet"},{name:"fixed_features",number:5,type:11,label:1,typeName:".google.protobuf.Featur\
eSet"}]}]},{name:"SourceCodeInfo",field:[{name:"location",number:1,type:11,label:3,typeName:".google.protobuf.\
SourceCodeInfo.Location"}],nestedType:[{name:"Location",field:[{name:"path",number:1,type:5,label:3,options:{packed:!0}},
{name:"span",number:2,type:5,label:3,options:{packed:!0}},{name:"leading_comments",number:3,type:9,label:1},{name:"\
trailing_comments",number:4,type:9,label:1},{name:"leading_detached_comments",number:6,type:9,label:3}]}],extensionRange:[
{start:536e6,end:536000001}]},{name:"GeneratedCodeInfo",field:[{name:"annotation",number:1,type:11,label:3,typeName:"\
.google.protobuf.GeneratedCodeInfo.Annotation"}],nestedType:[{name:"Annotation",field:[{name:"path",number:1,type:5,
label:3,options:{packed:!0}},{name:"source_file",number:2,type:9,label:1},{name:"begin",number:3,type:5,label:1},
{name:"end",number:4,type:5,label:1},{name:"semantic",number:5,type:14,label:1,typeName:".google.protobuf.Gene\
ratedCodeInfo.Annotation.Semantic"}],enumType:[{name:"Semantic",value:[{name:"NONE",number:0},{name:"SET",number:1},
{name:"ALIAS",number:2}]}]}]}],enumType:[{name:"Edition",value:[{name:"EDITION_UNKNOWN",number:0},{name:"EDITI\
ON_LEGACY",number:900},{name:"EDITION_PROTO2",number:998},{name:"EDITION_PROTO3",number:999},{name:"EDITION_20\
23",number:1e3},{name:"EDITION_2024",number:1001},{name:"EDITION_2026",number:1002},{name:"EDITION_UNSTABLE",number:9999},
{name:"EDITION_1_TEST_ONLY",number:1},{name:"EDITION_2_TEST_ONLY",number:2},{name:"EDITION_99997_TEST_ONLY",number:99997},
{name:"EDITION_99998_TEST_ONLY",number:99998},{name:"EDITION_99999_TEST_ONLY",number:99999},{name:"EDITION_MAX",
number:2147483647}]},{name:"SymbolVisibility",value:[{name:"VISIBILITY_UNSET",number:0},{name:"VISIBILITY_LOCA\
L",number:1},{name:"VISIBILITY_EXPORT",number:2}]}]});var Rc=Wr(Tg,1);var dc;(function(t){t[t.DECLARATION=0]="DECLARATION",t[t.UNVERIFIED=1]="UNVERIFIED"})(dc||(dc={}));var cc;(function(t){t[t.DOUBLE=1]="DOUBLE",t[t.FLOAT=2]="FLOAT",t[t.INT64=3]="INT64",t[t.UINT64=4]="UINT64",t[t.
INT32=5]="INT32",t[t.FIXED64=6]="FIXED64",t[t.FIXED32=7]="FIXED32",t[t.BOOL=8]="BOOL",t[t.STRING=9]="STRING",t[t.
GROUP=10]="GROUP",t[t.MESSAGE=11]="MESSAGE",t[t.BYTES=12]="BYTES",t[t.UINT32=13]="UINT32",t[t.ENUM=14]="ENUM",
t[t.SFIXED32=15]="SFIXED32",t[t.SFIXED64=16]="SFIXED64",t[t.SINT32=17]="SINT32",t[t.SINT64=18]="SINT64"})(cc||
(cc={}));var lc;(function(t){t[t.OPTIONAL=1]="OPTIONAL",t[t.REPEATED=3]="REPEATED",t[t.REQUIRED=2]="REQUIRED"})(lc||(lc=
{}));var mc;(function(t){t[t.SPEED=1]="SPEED",t[t.CODE_SIZE=2]="CODE_SIZE",t[t.LITE_RUNTIME=3]="LITE_RUNTIME"})(mc||
(mc={}));var fc;(function(t){t[t.STRING=0]="STRING",t[t.CORD=1]="CORD",t[t.STRING_PIECE=2]="STRING_PIECE"})(fc||(fc={}));var pc;(function(t){t[t.JS_NORMAL=0]="JS_NORMAL",t[t.JS_STRING=1]="JS_STRING",t[t.JS_NUMBER=2]="JS_NUMBER"})(pc||
(pc={}));var hc;(function(t){t[t.RETENTION_UNKNOWN=0]="RETENTION_UNKNOWN",t[t.RETENTION_RUNTIME=1]="RETENTION_RUNTIME",
t[t.RETENTION_SOURCE=2]="RETENTION_SOURCE"})(hc||(hc={}));var gc;(function(t){t[t.TARGET_TYPE_UNKNOWN=0]="TARGET_TYPE_UNKNOWN",t[t.TARGET_TYPE_FILE=1]="TARGET_TYPE_FILE",
t[t.TARGET_TYPE_EXTENSION_RANGE=2]="TARGET_TYPE_EXTENSION_RANGE",t[t.TARGET_TYPE_MESSAGE=3]="TARGET_TYPE_MESSA\
GE",t[t.TARGET_TYPE_FIELD=4]="TARGET_TYPE_FIELD",t[t.TARGET_TYPE_ONEOF=5]="TARGET_TYPE_ONEOF",t[t.TARGET_TYPE_ENUM=
6]="TARGET_TYPE_ENUM",t[t.TARGET_TYPE_ENUM_ENTRY=7]="TARGET_TYPE_ENUM_ENTRY",t[t.TARGET_TYPE_SERVICE=8]="TARGE\
T_TYPE_SERVICE",t[t.TARGET_TYPE_METHOD=9]="TARGET_TYPE_METHOD"})(gc||(gc={}));var yc;(function(t){t[t.IDEMPOTENCY_UNKNOWN=0]="IDEMPOTENCY_UNKNOWN",t[t.NO_SIDE_EFFECTS=1]="NO_SIDE_EFFECTS",
t[t.IDEMPOTENT=2]="IDEMPOTENT"})(yc||(yc={}));var bc;(function(t){t[t.DEFAULT_SYMBOL_VISIBILITY_UNKNOWN=0]="DEFAULT_SYMBOL_VISIBILITY_UNKNOWN",t[t.EXPORT_ALL=
1]="EXPORT_ALL",t[t.EXPORT_TOP_LEVEL=2]="EXPORT_TOP_LEVEL",t[t.LOCAL_ALL=3]="LOCAL_ALL",t[t.STRICT=4]="STRICT"})(
bc||(bc={}));var Dc;(function(t){t[t.PROTO_LIMITS_UNKNOWN=0]="PROTO_LIMITS_UNKNOWN",t[t.LEGACY_NO_EXPLICIT_LIMITS=1]="LEGAC\
Y_NO_EXPLICIT_LIMITS",t[t.PROTO_LIMITS2026=2]="PROTO_LIMITS2026"})(Dc||(Dc={}));var Ec;(function(t){t[t.FIELD_PRESENCE_UNKNOWN=0]="FIELD_PRESENCE_UNKNOWN",t[t.EXPLICIT=1]="EXPLICIT",t[t.IMPLICIT=
2]="IMPLICIT",t[t.LEGACY_REQUIRED=3]="LEGACY_REQUIRED"})(Ec||(Ec={}));var xc;(function(t){t[t.ENUM_TYPE_UNKNOWN=0]="ENUM_TYPE_UNKNOWN",t[t.OPEN=1]="OPEN",t[t.CLOSED=2]="CLOSED"})(xc||
(xc={}));var vc;(function(t){t[t.REPEATED_FIELD_ENCODING_UNKNOWN=0]="REPEATED_FIELD_ENCODING_UNKNOWN",t[t.PACKED=1]="PA\
CKED",t[t.EXPANDED=2]="EXPANDED"})(vc||(vc={}));var wc;(function(t){t[t.UTF8_VALIDATION_UNKNOWN=0]="UTF8_VALIDATION_UNKNOWN",t[t.VERIFY=2]="VERIFY",t[t.NONE=3]=
"NONE"})(wc||(wc={}));var Tc;(function(t){t[t.MESSAGE_ENCODING_UNKNOWN=0]="MESSAGE_ENCODING_UNKNOWN",t[t.LENGTH_PREFIXED=1]="LENGTH_\
PREFIXED",t[t.DELIMITED=2]="DELIMITED"})(Tc||(Tc={}));var Sc;(function(t){t[t.JSON_FORMAT_UNKNOWN=0]="JSON_FORMAT_UNKNOWN",t[t.ALLOW=1]="ALLOW",t[t.LEGACY_BEST_EFFORT=
2]="LEGACY_BEST_EFFORT"})(Sc||(Sc={}));var Ac;(function(t){t[t.ENFORCE_NAMING_STYLE_UNKNOWN=0]="ENFORCE_NAMING_STYLE_UNKNOWN",t[t.STYLE2024=1]="STYLE\
2024",t[t.STYLE_LEGACY=2]="STYLE_LEGACY",t[t.STYLE2026=3]="STYLE2026"})(Ac||(Ac={}));var Cc;(function(t){t[t.NONE=0]="NONE",t[t.SET=1]="SET",t[t.ALIAS=2]="ALIAS"})(Cc||(Cc={}));var kc;(function(t){t[t.EDITION_UNKNOWN=0]="EDITION_UNKNOWN",t[t.EDITION_LEGACY=900]="EDITION_LEGACY",t[t.EDITION_PROTO2=
998]="EDITION_PROTO2",t[t.EDITION_PROTO3=999]="EDITION_PROTO3",t[t.EDITION_2023=1e3]="EDITION_2023",t[t.EDITION_2024=
1001]="EDITION_2024",t[t.EDITION_2026=1002]="EDITION_2026",t[t.EDITION_UNSTABLE=9999]="EDITION_UNSTABLE",t[t.EDITION_1_TEST_ONLY=
1]="EDITION_1_TEST_ONLY",t[t.EDITION_2_TEST_ONLY=2]="EDITION_2_TEST_ONLY",t[t.EDITION_99997_TEST_ONLY=99997]="\
EDITION_99997_TEST_ONLY",t[t.EDITION_99998_TEST_ONLY=99998]="EDITION_99998_TEST_ONLY",t[t.EDITION_99999_TEST_ONLY=
99999]="EDITION_99999_TEST_ONLY",t[t.EDITION_MAX=2147483647]="EDITION_MAX"})(kc||(kc={}));var Nc;(function(t){t[t.VISIBILITY_UNSET=0]="VISIBILITY_UNSET",t[t.VISIBILITY_LOCAL=1]="VISIBILITY_LOCAL",t[t.
VISIBILITY_EXPORT=2]="VISIBILITY_EXPORT"})(Nc||(Nc={}));function Sg(t){return Object.assign(Object.assign({readUnknownFields:!0,recursionLimit:100},t),{depth:0})}function Jt(t,e,n){
let r=et(t);return Pi(t).read(r,new Re(e),Sg(n),e.byteLength),r}var Oc=new WeakMap;function Pi(t){let e=Oc.get(t);return e===void 0&&(e=Ag(t)),e}function Ag(t){let e=String(t),
n=new Map,r={read:Cg(e,n),readGroup:kg(e,n)};Oc.set(t,r);for(let s of t.fields)n.set(s.number,Ng(s));return r}
function Cg(t,e){return(n,r,s,i)=>{var o;if(++s.depth>s.recursionLimit)throw new Error(`cannot decode ${t} fro\
m binary: maximum recursion depth of ${s.recursionLimit} reached`);let a=r.pos+i,u=(o=n.$unknown)!==null&&o!==
void 0?o:[];for(;r.pos<a;){let[d,c]=r.tag(),l=e.get(d);if(l===void 0){let f=r.skip(c,d,s.recursionLimit-s.depth);
s.readUnknownFields&&u.push({no:d,wireType:c,data:f});continue}l(n,r,s,c)}u.length>0&&(n.$unknown=u),s.depth--}}
function kg(t,e){return(n,r,s,i)=>{var o;if(++s.depth>s.recursionLimit)throw new Error(`cannot decode ${t} fro\
m binary: maximum recursion depth of ${s.recursionLimit} reached`);let a,u,d=(o=n.$unknown)!==null&&o!==void 0?
o:[];for(;r.pos<r.len&&([a,u]=r.tag(),u!=R.EndGroup);){let c=e.get(a);if(c===void 0){let l=r.skip(u,a,s.recursionLimit-
s.depth);s.readUnknownFields&&d.push({no:a,wireType:u,data:l});continue}c(n,r,s,u)}if(u!=R.EndGroup||a!==i)throw new Error(
"invalid end group tag");d.length>0&&(n.$unknown=d),s.depth--}}function Ng(t){switch(t.fieldKind){case"scalar":return Rg(t);case"enum":return Og(t);case"message":return Ig(t);case"\
list":return _g(t);case"map":return Fg(t)}}function Rg(t){let e=Ur(t.scalar,t.utf8Validation,t.longAsString),n=t.
localName;if(t.oneof){let r=t.oneof.localName;return(s,i)=>{s[r]={case:n,value:e(i)}}}return(r,s)=>{r[n]=e(s)}}
function Og(t){var e;let n=t.localName,r=(e=t.oneof)===null||e===void 0?void 0:e.localName;if(t.enum.open)return r!==
void 0?(o,a)=>{o[r]={case:n,value:a.int32()}}:(o,a)=>{o[n]=a.int32()};let s=t.enum.values,i=t.number;return(o,a,u,d)=>{
var c;let l=a.int32();if(s.some(f=>f.number===l))r!==void 0?o[r]={case:n,value:l}:o[n]=l;else if(u.readUnknownFields){
let f=[];Rd(l,f);let m=(c=o.$unknown)!==null&&c!==void 0?c:[];m.push({no:i,wireType:d,data:new Uint8Array(f)}),
o.$unknown=m}}}function Ig(t){let e=t.localName,{toMessage:n,toLocal:r}=Ue(t),s=Ic(t);if(t.oneof){let i=t.oneof.
localName;return(o,a,u)=>{let d=o[i],c=n(d.case===e?d.value:void 0);s(c,a,u),o[i]={case:e,value:r(c)}}}return(i,o,a)=>{
let u=n(i[e]);s(u,o,a),i[e]=r(u)}}function Ic(t){let e=Pi(t.message);if(t.delimitedEncoding){let n=t.number;return(r,s,i)=>e.
readGroup(r,s,i,n)}return(n,r,s)=>e.read(n,r,s,r.uint32())}function _g(t){let e=t.localName;if(t.listKind=="me\
ssage"){let{toMessage:o,toLocal:a}=Ue(t),u=Ic(t);return(d,c,l)=>{let f=o(void 0);u(f,c,l),d[e].push(a(f))}}let n=t.
listKind=="enum"?y.INT32:t.scalar,r=t.listKind=="scalar"?t.longAsString:!1,s=Ur(n,t.utf8Validation,r),i=n!=y.STRING&&
n!=y.BYTES;return(o,a,u,d)=>{let c=o[e];if(d==R.LengthDelimited&&i){let l=a.uint32()+a.pos;for(;a.pos<l;)c.push(
s(a))}else c.push(s(a))}}function Fg(t){let e=t.localName,n=Ur(t.mapKey,t.utf8Validation,!1),r=Yt(t.mapKey,!1),
s,i;switch(t.mapKind){case"scalar":{let o=t.scalar,a=Ur(o,t.utf8Validation,!1);if(s=u=>a(u),o==y.BYTES)i=()=>new Uint8Array(
0);else{let u=Yt(o,!1);i=()=>u}break}case"enum":{let o=t.enum.values[0].number;s=a=>a.int32(),i=()=>o;break}case"\
message":{let{toMessage:o,toLocal:a}=Ue(t),u=Pi(t.message).read;s=(d,c,l)=>{let f=o(l);return u(f,d,c,d.uint32()),
a(f)},i=()=>a(o(void 0));break}}return(o,a,u)=>{let d=o[e],c,l,f=a.uint32(),m=a.pos+f;for(;a.pos<m;){let[p,h]=a.
tag();switch(p){case 1:c=n(a);break;case 2:l=s(a,u,l);break;default:a.skip(h,p,u.recursionLimit-u.depth)}}c===
void 0&&(c=r),l===void 0&&(l=i()),Qe(d,c,l)}}function Ur(t,e,n){switch(t){case y.STRING:return r=>r.string(e);case y.
BOOL:return r=>r.bool();case y.DOUBLE:return r=>r.double();case y.FLOAT:return r=>r.float();case y.INT32:return r=>r.
int32();case y.INT64:return n?r=>String(r.int64()):r=>r.int64();case y.UINT64:return n?r=>String(r.uint64()):r=>r.
uint64();case y.FIXED64:return n?r=>String(r.fixed64()):r=>r.fixed64();case y.BYTES:return r=>r.bytes();case y.
FIXED32:return r=>r.fixed32();case y.SFIXED32:return r=>r.sfixed32();case y.SFIXED64:return n?r=>String(r.sfixed64()):
r=>r.sfixed64();case y.SINT64:return n?r=>String(r.sint64()):r=>r.sint64();case y.UINT32:return r=>r.uint32();case y.
SINT32:return r=>r.sint32()}}function _c(t,e){var n;let r=Jt(Rc,zd(t));return r.messageType.forEach(zt),r.dependency=(n=e?.map(i=>i.proto.name))!==
null&&n!==void 0?n:[],$r(r,i=>e?.find(o=>o.proto.name===i)).getFile(r.name)}var Mg=2,Lg=3,Fc={writeUnknownFields:!0};function Bg(t){return t?Object.assign(Object.assign({},Fc),t):Fc}function $i(t,e,n){
let r=new Lr;return Gi(t)(r,Bg(n),e),r.finish()}var Mc=new WeakMap;function Gi(t){let e=Mc.get(t);return e===void 0&&
(e=Pg(t)),e}function Pg(t){let e=t.typeName,n=t.fields.concat().sort((o,a)=>o.number-a.number),r=n[0],s=[],i=(o,a,u)=>{
if(u.$typeName!==e&&r!==void 0)throw new Mr(r,`cannot use ${r} with message ${u.$typeName}`,"ForeignFieldError");
for(let c=0;c<s.length;c++)s[c](o,a,u);let d=u.$unknown;if(d!==void 0&&a.writeUnknownFields)for(let c=0;c<d.length;c++){
let{no:l,wireType:f,data:m}=d[c];o.tag(l,f).raw(m)}};Mc.set(t,i);for(let o of n)s.push($g(o));return i}function $g(t){
switch(t.fieldKind){case"message":case"scalar":case"enum":return Gg(t);case"list":return Ug(t);case"map":return Hg(
t)}}function Gg(t){let e=Wg(t),n=t.localName;if(t.oneof){let r=t.oneof.localName;return(s,i,o)=>{let a=o[r];a.
case===n&&e(s,i,a.value)}}if(t.presence!=Mg){let r=t.presence==Lg?`cannot encode ${t} to binary: required fiel\
d not set`:void 0;return(s,i,o)=>{let a=o[n];if(a!==void 0&&Object.prototype.hasOwnProperty.call(o,n))e(s,i,a);else if(r!==
void 0)throw new Error(r)}}if(t.fieldKind=="enum"){let r=t.enum.values[0].number;return(s,i,o)=>{let a=o[n];a!==
r&&e(s,i,a)}}switch(t.scalar){case y.BOOL:return(r,s,i)=>{let o=i[n];o!==!1&&e(r,s,o)};case y.STRING:return(r,s,i)=>{
let o=i[n];o!==""&&e(r,s,o)};case y.BYTES:return(r,s,i)=>{let o=i[n];(!(o instanceof Uint8Array)||o.byteLength>
0)&&e(r,s,o)};case y.DOUBLE:case y.FLOAT:return(r,s,i)=>{let o=i[n];Object.is(o,0)||e(r,s,o)};default:return(r,s,i)=>{
let o=i[n];o!=0&&e(r,s,o)}}}function Wg(t){switch(t.fieldKind){case"message":{let{toMessage:e}=Ue(t),n=Lc(t);return(r,s,i)=>{
n(r,s,e(i))}}case"scalar":case"enum":{let e=t.fieldKind=="enum"?y.INT32:t.scalar,n=t.number,r=Vr(e),s=Hr(e,t.parent.
typeName,t.name);return(i,o,a)=>{i.tag(n,r),s(i,a)}}}}function Ug(t){let e=t.localName,n=t.number;switch(t.listKind){case"\
message":{let{toMessage:r}=Ue(t),s=Lc(t);return(i,o,a)=>{let u=a[e];for(let d=0;d<u.length;d++)s(i,o,r(u[d]))}}case"\
scalar":case"enum":{let r=t.listKind=="enum"?y.INT32:t.scalar,s=Hr(r,t.parent.typeName,t.name);if(t.packed)return(o,a,u)=>{
let d=u[e];if(d.length!=0){o.tag(n,R.LengthDelimited).fork();for(let c=0;c<d.length;c++)s(o,d[c]);o.join()}};let i=Vr(
r);return(o,a,u)=>{let d=u[e];for(let c=0;c<d.length;c++)o.tag(n,i),s(o,d[c])}}}}function Hg(t){let e=t.localName,
n=t.number,r=Vg(t);if(t.mapKind=="message"){let{toMessage:a}=Ue(t),u=Gi(t.message);return(d,c,l)=>{let f=l[e],
m=Object.keys(f);for(let p=0;p<m.length;p++){let h=m[p];d.tag(n,R.LengthDelimited).fork(),r(d,h),d.tag(2,R.LengthDelimited).
fork(),u(d,c,a(f[h])),d.join(),d.join()}}}let s=t.mapKind=="enum"?y.INT32:t.scalar,i=Vr(s),o=Hr(s,t.parent.typeName,
t.name);return(a,u,d)=>{let c=d[e],l=Object.keys(c);for(let f=0;f<l.length;f++){let m=l[f];a.tag(n,R.LengthDelimited).
fork(),r(a,m),a.tag(2,i),o(a,c[m]),a.join()}}}function Vg(t){let e=Vr(t.mapKey),n=Hr(t.mapKey,t.parent.typeName,
t.name),r=Yg(t.mapKey);return(s,i)=>{s.tag(1,e),n(s,r(i))}}function Yg(t){switch(t){case y.STRING:return e=>e;case y.
BOOL:return e=>e==="true"?!0:e==="false"?!1:e;case y.UINT64:case y.FIXED64:return e=>{try{return U.uParse(e)}catch{
return e}};case y.INT64:case y.SFIXED64:case y.SINT64:return e=>{try{return U.parse(e)}catch{return e}};default:
return e=>{let n=Number.parseInt(e);return Number.isFinite(n)?n:e}}}function Hr(t,e,n){let r=Kg(t);return(s,i)=>{
try{r(s,i)}catch(o){throw o instanceof Error?new Error(`cannot encode field ${e}.${n} to binary: ${o.message}`):
o}}}function Kg(t){switch(t){case y.STRING:return(e,n)=>e.string(n);case y.BOOL:return(e,n)=>e.bool(n);case y.
DOUBLE:return(e,n)=>e.double(n);case y.FLOAT:return(e,n)=>e.float(n);case y.INT32:return(e,n)=>e.int32(n);case y.
INT64:return(e,n)=>e.int64(n);case y.UINT64:return(e,n)=>e.uint64(n);case y.FIXED64:return(e,n)=>e.fixed64(n);case y.
BYTES:return(e,n)=>e.bytes(n);case y.FIXED32:return(e,n)=>e.fixed32(n);case y.SFIXED32:return(e,n)=>e.sfixed32(
n);case y.SFIXED64:return(e,n)=>e.sfixed64(n);case y.SINT64:return(e,n)=>e.sint64(n);case y.UINT32:return(e,n)=>e.
uint32(n);case y.SINT32:return(e,n)=>e.sint32(n)}}function Lc(t){let e=t.number,n=Gi(t.message);return t.delimitedEncoding?(r,s,i)=>{r.tag(e,R.StartGroup),n(r,s,
i),r.tag(e,R.EndGroup)}:(r,s,i)=>{r.tag(e,R.LengthDelimited).fork(),n(r,s,i),r.join()}}function Vr(t){switch(t){case y.
BYTES:case y.STRING:return R.LengthDelimited;case y.DOUBLE:case y.FIXED64:case y.SFIXED64:return R.Bit64;case y.
FIXED32:case y.SFIXED32:case y.FLOAT:return R.Bit32;default:return R.Varint}}var He=new Uint8Array(0),nt=new DataView(He.buffer),Yr=class{maxBodyBytes;bytes=He;view=nt;start=0;end=0;reason=void 0;#e=He;#t=nt;#r=0;#n=0;#i=!0;#s=He;#a=nt;#o=0;#d=!1;constructor(e){
this.maxBodyBytes=e}push(e){if(!this.#i)throw new Error(`a chunk pushed while ${this.heldBytes} bytes are stil\
l to be read`);this.reason===void 0&&(this.#e=e,this.#t=new DataView(e.buffer,e.byteOffset,e.byteLength),this.#r=
0,this.#n=e.length,this.#i=!1,this.bytes=e,this.view=this.#t,this.end=-1)}next(){if(this.#o>0)return this.#l();
let e=this.#r,n=e+8;if(n<=this.#n){let r=this.#t,s=r.getUint32(e+4);if(s>this.maxBodyBytes||s===0||r.getUint32(
e)!==0)return this.#h(r,e);let i=n+s;if(i<=this.#n)return this.start=n,this.end=i,this.#r=i,!0}return this.#c(
this.#n-e),this.#p()}unread(){if(this.#d)this.#d=!1;else if(!this.#i&&this.#r===this.end)this.#r=this.start-8,
this.end=-1;else throw new Error("no frame to give back: the last call of next() did not return one")}get heldBytes(){
return this.#n-this.#r+(this.#d?0:this.#o)}#l(){if(this.#d)return this.#f(),this.next();if(!this.#u(8))return this.#p();
let e=this.#a,n=e.getUint32(4);return n>this.maxBodyBytes||n===0||e.getUint32(0)!==0?this.#h(e,0):this.#u(8+n)?
(this.bytes=this.#s,this.view=this.#a,this.start=8,this.end=8+n,this.#d=!0,!0):this.#p()}#u(e){let n=e-this.#o;
return n>0&&this.#c(Math.min(n,this.#n-this.#r)),this.#o>=e}#c(e){if(e===0)return;let n=this.#r;this.#m(this.#o+
e),this.#s.set(this.#e.subarray(n,n+e),this.#o),this.#o+=e,this.#r=n+e}#m(e){if(e<=this.#s.length)return;let n=new Uint8Array(
Math.max(e,2*this.#s.length,256));n.set(this.#s.subarray(0,this.#o)),this.#s=n,this.#a=new DataView(n.buffer)}#f(){
this.#o=0,this.#d=!1,this.#s.length>65536&&(this.#s=He,this.#a=nt),this.bytes=this.#e,this.view=this.#t,this.end=
-1}#p(){return this.#e=He,this.#t=nt,this.#r=0,this.#n=0,this.#i=!0,this.bytes=He,this.view=nt,this.end=-1,!1}#h(e,n){
let r=e.getBigUint64(n);return this.reason=r===0n?"a frame of 0 bytes, which cannot hold a message":`a frame o\
f ${Bc(r)} bytes; the maximum is ${Bc(this.maxBodyBytes)}`,this.#o=0,this.#s=He,this.#a=nt,this.#p()}};function Bc(t){
return String(t).replace(/\B(?=(\d{3})+$)/g,",")}var jg=_c("Cg5zaW5rd2FyZC5wcm90bxIIc2lua3dhcmQi8gQKCU1pbmlDaG9yZBImCghub2RlRGF0YRgPIAEoCzISLnNpbmt3YXJkLk5vZGV\
EYXRhSAASLgoMcmVnaXN0cmF0aW9uGBEgASgLMhYuc2lua3dhcmQuUmVnaXN0cmF0aW9uSAASPgoUcmVnaXN0cmF0aW9uUmVzcG9uc2UYEiABK\
AsyHi5zaW5rd2FyZC5SZWdpc3RyYXRpb25SZXNwb25zZUgAEjIKDmRlcmVnaXN0cmF0aW9uGBMgASgLMhguc2lua3dhcmQuRGVyZWdpc3RyYXR\
pb25IABJCChZkZXJlZ2lzdHJhdGlvblJlc3BvbnNlGBQgASgLMiAuc2lua3dhcmQuRGVyZWdpc3RyYXRpb25SZXNwb25zZUgAEi4KDG5vZGVSZ\
Wdpc3RyeRgVIAEoCzIWLnNpbmt3YXJkLk5vZGVSZWdpc3RyeUgAEj4KFG5vZGVSZWdpc3RyeVJlc3BvbnNlGBYgASgLMh4uc2lua3dhcmQuTm9\
kZVJlZ2lzdHJ5UmVzcG9uc2VIABIuCgxpbml0aWF0ZVRhc2sYFyABKAsyFi5zaW5rd2FyZC5Jbml0aWF0ZVRhc2tIABIuCgx0YXNrRmluaXNoZ\
WQYGCABKAsyFi5zaW5rd2FyZC5UYXNrRmluaXNoZWRIABJAChVyZXF1ZXN0VHJhZmZpY1N1bW1hcnkYGSABKAsyHy5zaW5rd2FyZC5SZXF1ZXN\
0VHJhZmZpY1N1bW1hcnlIABI4ChRyZXBvcnRUcmFmZmljU3VtbWFyeRgaIAEoCzIYLnNpbmt3YXJkLlRyYWZmaWNTdW1tYXJ5SABCCQoHTWVzc\
2FnZSJ3CgxSZWdpc3RyYXRpb24SDwoHQWRkcmVzcxgBIAEoCRIpCgRvdXJzGGQgASgLMhsuc2lua3dhcmQuUmVnaXN0cmF0aW9uLk91cnMaKwo\
ET3VycxIPCgd2ZXJzaW9uGAEgASgNEhIKCmFkdmVydGlzZWQYAiABKAgigAEKFFJlZ2lzdHJhdGlvblJlc3BvbnNlEg4KBlJlc3VsdBgCIAEoD\
xIMCgRJbmZvGAMgASgJEjEKBG91cnMYZCABKAsyIy5zaW5rd2FyZC5SZWdpc3RyYXRpb25SZXNwb25zZS5PdXJzGhcKBE91cnMSDwoHdmVyc2l\
vbhgBIAEoDSI7Cg5EZXJlZ2lzdHJhdGlvbhIPCgdBZGRyZXNzGAEgASgJEgoKAklkGAIgASgPEgwKBG91cnMYZCABKAgiNgoWRGVyZWdpc3RyY\
XRpb25SZXNwb25zZRIOCgZSZXN1bHQYAiABKA8SDAoESW5mbxgDIAEoCSKBAgoMTm9kZVJlZ2lzdHJ5EgoKAk5SGAQgASgHEicKBVBlZXJzGAU\
gAygLMhguc2lua3dhcmQuRGVyZWdpc3RyYXRpb24SCwoDSWRzGAYgAygPEg0KBU5vSWRzGAcgASgHEikKBG91cnMYZCABKAsyGy5zaW5rd2FyZ\
C5Ob2RlUmVnaXN0cnkuT3VycxpTCgRPdXJzEg0KBWVwb2NoGAEgASgNEi0KBm1ldHJpYxgCIAEoDjIdLnNpbmt3YXJkLk5vZGVSZWdpc3RyeS5\
NZXRyaWMSDQoFbWl4ZWQYAyABKAgiIAoGTWV0cmljEg0KCUNMT0NLV0lTRRAAEgcKA1hPUhABIn4KFE5vZGVSZWdpc3RyeVJlc3BvbnNlEg4KB\
lJlc3VsdBgCIAEoDxIMCgRJbmZvGAMgASgJEjEKBG91cnMYZCABKAsyIy5zaW5rd2FyZC5Ob2RlUmVnaXN0cnlSZXNwb25zZS5PdXJzGhUKBE9\
1cnMSDQoFZXBvY2gYASABKA0iigEKDEluaXRpYXRlVGFzaxIPCgdQYWNrZXRzGA0gASgHEikKBG91cnMYZCABKAsyGy5zaW5rd2FyZC5Jbml0a\
WF0ZVRhc2suT3Vycxo+CgRPdXJzEg0KBWVwb2NoGAEgASgNEgsKA3J1bhgCIAEoDRIMCgRrZXkwGAMgASgHEgwKBGtleTEYBCABKAcirQEKCE5\
vZGVEYXRhEhMKC0Rlc3RpbmF0aW9uGAEgASgPEg4KBlNvdXJjZRgCIAEoDxIPCgdQYXlsb2FkGAMgASgPEgwKBEhvcHMYBCABKAcSDQoFVHJhY\
2UYBSADKA8SJQoEb3VycxhlIAEoCzIXLnNpbmt3YXJkLk5vZGVEYXRhLk91cnMaJwoET3VycxIPCgd2ZXJzaW9uGAEgASgNEg4KBnJlbGF5cxg\
CIAEoDSJrCgxUYXNrRmluaXNoZWQSDwoHQWRkcmVzcxgBIAEoCRIKCgJJZBgCIAEoDxIpCgRvdXJzGGQgASgLMhsuc2lua3dhcmQuVGFza0Zpb\
mlzaGVkLk91cnMaEwoET3VycxILCgNydW4YASABKA0izwEKFVJlcXVlc3RUcmFmZmljU3VtbWFyeRIyCgRvdXJzGGQgASgLMiQuc2lua3dhcmQ\
uUmVxdWVzdFRyYWZmaWNTdW1tYXJ5Lk91cnMaVgoET3VycxILCgNydW4YASABKA0SDQoFcm91bmQYAiABKA0SMgoEd2FudBgDIAEoDjIkLnNpb\
mt3YXJkLlJlcXVlc3RUcmFmZmljU3VtbWFyeS5XYW50IioKBFdhbnQSDAoIUFJPR1JFU1MQABIJCgVQQUlSUxABEgkKBUNMT1NFEAIiwQMKDlR\
yYWZmaWNTdW1tYXJ5EgoKAklkGAIgASgPEgwKBFNlbnQYCyABKAcSDwoHUmVsYXllZBgMIAEoBxIQCghSZWNlaXZlZBgNIAEoBxIRCglUb3Rhb\
FNlbnQYDiABKBASFQoNVG90YWxSZWNlaXZlZBgPIAEoEBIrCgRvdXJzGGQgASgLMh0uc2lua3dhcmQuVHJhZmZpY1N1bW1hcnkuT3VycxriAQo\
ET3VycxILCgNydW4YASABKA0SDQoFcm91bmQYAiABKA0SDwoHZHJvcHBlZBgDIAEoDRIQCghzZW50SGFzaBgEIAEoBhIUCgxyZWNlaXZlZEhhc\
2gYBSABKAYSMgoGc2VudFRvGAYgAygLMiIuc2lua3dhcmQuVHJhZmZpY1N1bW1hcnkuUGFpckNvdW50EjgKDHJlY2VpdmVkRnJvbRgHIAMoCzI\
iLnNpbmt3YXJkLlRyYWZmaWNTdW1tYXJ5LlBhaXJDb3VudBIXCg9hd2FpdGluZ1NvY2tldHMYCCABKA0aNgoJUGFpckNvdW50EgoKAmlkGAEgA\
SgPEg8KB3BhY2tldHMYAiABKA0SDAoEaGFzaBgDIAEoBmIGcHJvdG8z"),Qt=Wr(jg,0);var $c=["clockwise","xor"],Gc=["progress","pairs","close"];function Wc(t){switch(t.kind){case"registration":return{
case:t.kind,value:{Address:t.address,...t.ours&&{ours:t.ours}}};case"registrationResponse":{let{result:e,info:n,
ours:r}=t;return{case:t.kind,value:{Result:e,Info:n,...r&&{ours:r}}}}case"nodeRegistryResponse":{let{result:e,
info:n,ours:r}=t;return{case:t.kind,value:{Result:e,Info:n,...r&&{ours:r}}}}case"deregistration":return{case:t.
kind,value:{Address:t.address,Id:t.id}};case"deregistrationResponse":return{case:t.kind,value:{Result:t.result,
Info:t.info}};case"nodeRegistry":return{case:t.kind,value:Zg(t)};case"initiateTask":return{case:t.kind,value:Qg(
t)};case"nodeData":{let{sink:e,source:n,payload:r,hops:s,trace:i,ours:o}=t,a={Destination:e,Source:n,Payload:r,
Hops:s,Trace:[...i]};return{case:t.kind,value:{...a,...o&&{ours:o}}}}case"taskFinished":return{case:t.kind,value:{
Address:t.address,Id:t.id,...t.ours&&{ours:t.ours}}};case"requestTrafficSummary":return{case:t.kind,value:ty(t)};case"\
trafficSummary":return{case:"reportTrafficSummary",value:ry(t)};default:throw new Error(`no such message: ${JSON.
stringify(t)}`)}}function Uc(t){switch(t.case){case"registration":return Xg(t.value);case"registrationResponse":{
let{Result:e,Info:n}=t.value;return{kind:t.case,result:e,info:n,...zg(t.value.ours)}}case"deregistration":return{
kind:t.case,address:t.value.Address,id:t.value.Id};case"deregistrationResponse":return{kind:t.case,result:t.value.
Result,info:t.value.Info};case"nodeRegistry":return Jg(t.value);case"nodeRegistryResponse":{let{Result:e,Info:n}=t.
value;return{kind:t.case,result:e,info:n,...qg(t.value.ours)}}case"initiateTask":return ey(t.value);case"nodeD\
ata":{let{Destination:e,Source:n,Payload:r,Hops:s,Trace:i,ours:o}=t.value;return{kind:t.case,sink:e,source:n,payload:r,
hops:s,trace:i,...o&&{ours:{version:o.version,relays:o.relays}}}}case"taskFinished":{let{Address:e,Id:n,ours:r}=t.
value;return{kind:t.case,address:e,id:n,...r&&{ours:{run:r.run}}}}case"requestTrafficSummary":return ny(t.value);case"\
reportTrafficSummary":return sy(t.value);default:throw new Error(`no such message: ${t}`)}}function Xg({Address:t,
ours:e}){if(e===void 0)return{kind:"registration",address:t};let{version:n,advertised:r}=e;return{kind:"regist\
ration",address:t,ours:{version:n,...r&&{advertised:r}}}}function zg(t){return t===void 0?{}:{ours:{version:t.
version}}}function qg(t){return t===void 0?{}:{ours:{epoch:t.epoch}}}function Zg(t){return{NR:t.peers.length,Peers:t.
peers.map(({id:e,address:n,ours:r})=>({Id:e,Address:n,ours:r})),Ids:[...t.ids],NoIds:t.ids.length,...t.ours&&{
ours:{epoch:t.ours.epoch,metric:$c.indexOf(t.ours.metric),...t.ours.mixed&&{mixed:!0}}}}}function Jg(t){let e=$c[t.
ours?.metric??0];if(e!==void 0)return{kind:"nodeRegistry",peers:t.Peers.map(({Id:n,Address:r,ours:s})=>({id:n,
address:r,ours:s})),ids:t.Ids,...t.ours&&{ours:{epoch:t.ours.epoch,metric:e,...t.ours.mixed&&{mixed:!0}}}}}function Qg({
packets:t,ours:e}){if(e===void 0)return{Packets:t};let[n,r]=e.key;return{Packets:t,ours:{epoch:e.epoch,run:e.run,
key0:n,key1:r}}}function ey({Packets:t,ours:e}){if(e===void 0)return{kind:"initiateTask",packets:t};let{epoch:n,
run:r,key0:s,key1:i}=e;return{kind:"initiateTask",packets:t,ours:{epoch:n,run:r,key:[s,i]}}}function ty({ours:t}){
return t===void 0?{}:{ours:{run:t.run,round:t.round,want:Gc.indexOf(t.want)}}}function ny({ours:t}){if(t===void 0)
return{kind:"requestTrafficSummary"};let e=Gc[t.want];if(e!==void 0)return{kind:"requestTrafficSummary",ours:{
run:t.run,round:t.round,want:e}}}function ry(t){let{id:e,sent:n,relayed:r,received:s,totalSent:i,totalReceived:o,
ours:a}=t;return{Id:e,Sent:n,Relayed:r,Received:s,TotalSent:i,TotalReceived:o,...a&&{ours:{...a,sentTo:[...a.sentTo],
receivedFrom:[...a.receivedFrom]}}}}function sy(t){return{kind:"trafficSummary",id:t.Id,sent:t.Sent,relayed:t.
Relayed,received:t.Received,totalSent:t.TotalSent,totalReceived:t.TotalReceived,...t.ours&&{ours:iy(t.ours)}}}
function iy(t){let{run:e,round:n,dropped:r,sentHash:s,receivedHash:i}=t,o=t.sentTo.map(Pc);return{run:e,round:n,
dropped:r,sentHash:s,receivedHash:i,sentTo:o,receivedFrom:t.receivedFrom.map(Pc),...t.awaitingSockets===0?{}:{
awaitingSockets:t.awaitingSockets}}}function Pc({id:t,packets:e,hash:n}){return{id:t,packets:e,hash:n}}var oy=5;var l2=10+3*oy;var ay=8,Ve=class extends Error{};function Vc(t,e){let n=new Re(e);try{Yc(t,n,e.length)}catch(r){if(r instanceof
Ve)throw r;let s=r instanceof RangeError?"ends in the middle of a field":r.message;throw new Ve(`${t.name}: ${s}`)}}
function Yc(t,e,n){let r=dy(t);for(;e.pos<n;){let[s,i]=e.tag(),o=r.get(s);if(o===void 0?e.skip(i,s,ay):uy(o,i,
e,n),e.pos>n)throw new Ve(`${t.name}: field ${s} goes past the message's end`)}}function uy(t,e,n,r){let s=t.name,
i=t.packedBytes>0&&e===R.LengthDelimited;if(!i&&e!==t.wireType)throw new Ve(`${s}: has wire type ${e}, not ${t.
wireType}`);if(e!==R.LengthDelimited){n.skip(e);return}let o=n.uint32(),a=n.pos+o;if(a>r)throw new Ve(`${s}: ${o}\
 bytes announced, ${r-n.pos} left`);if(i&&o%t.packedBytes!==0)throw new Ve(`${s}: a list of ${o} bytes, whose \
numbers take ${t.packedBytes} each`);t.message!==void 0&&Yc(t.message,n,a),n.pos=a}var Hc=new WeakMap;function dy(t){
let e=Hc.get(t);return e===void 0&&(e=new Map(t.fields.map(n=>[n.number,cy(n)])),Hc.set(t,e)),e}function cy(t){
let e=t.message,n=e===void 0?my(t):R.LengthDelimited,r=t.fieldKind==="list"?ly(n):0;return{name:`${t.parent.name}\
.${t.name}`,wireType:n,packedBytes:r,message:e}}function ly(t){if(t===R.LengthDelimited)return 0;if(t===R.Varint)
throw new Error("a list of varints, which shape.ts does not know");return t===R.Bit32?4:8}function my(t){if(t.
enum!==void 0)return R.Varint;switch(t.scalar){case y.STRING:return R.LengthDelimited;case y.FIXED32:case y.SFIXED32:
return R.Bit32;case y.FIXED64:case y.SFIXED64:return R.Bit64;case y.UINT32:case y.BOOL:return R.Varint;default:
throw new Error(`field ${t.name} has a type that shape.ts does not know: ${t.scalar}`)}}function jr(t){return fy(et(Qt,{Message:Wc(t)}))}function Kc(t){let e=py(t);if("kind"in e)return e;if(e.Message.
case===void 0){let n=e.$unknown?.[0];return Wi(n===void 0?"it is empty":`its kind, field ${n.no}, is not known`)}
return Uc(e.Message)??Wi("what it asks for is of a kind that is not known")}function fy(t){let e=$i(Qt,t),n=new Uint8Array(8+e.length);return new DataView(n.buffer).setUint32(4,e.length),
n.set(e,8),n}function py(t){try{return Vc(Qt,t),Jt(Qt,t)}catch(e){return Wi(e instanceof TypeError?"a text tha\
t is not UTF-8":e.message)}}function Wi(t){return{kind:"malformed",reason:`no message: ${t}`}}import{closeSync as hy,openSync as gy}from"node:fs";import{devNull as yy}from"node:os";var by=8192,Dy=64,Ey=32,
St=class{#e=new Set;#t;constructor(e=xy){this.#t=e}get size(){return this.#e.size}get silent(){let e=0;for(let n of this.#e)
n.isSilent&&e++;return e}isFull(e){return this.size>=by*e||!this.#t()}makeRoom(){for(let e of this.#e)if(!(!e.
isSilent||e.mayBePeer))return e.turnOut(),!0;return!1}add(e){this.#e.add(e)}remove(e){e!==void 0&&this.#e.delete(
e)}},Ui;function xy(){let t;try{t=gy(yy,"r")}catch{return!1}return hy(t),t<Ey?!0:(Ui??=vy(),t<Ui-Math.min(Dy,Ui>>
3))}function vy(){let{report:t}=process;if(t===void 0)return 2**30;let e=t,n=e.excludeNetwork??!1;e.excludeNetwork=
!0;let{userLimits:r}=t.getReport();e.excludeNetwork=n;let s=r?.open_files?.soft;return typeof s=="number"?s:2**
30}function jc(t){let e=wy.find(({is:n})=>n(t));return e&&`this looks like ${e.what}; frames begin with 8 bytes o\
f length, big-endian`}var wy=[{what:"an HTTP request",is:t=>/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|PRI) /.
test(Hi(t))},{what:"an HTTP response",is:t=>Hi(t).startsWith("HTTP/")},{what:"SSH",is:t=>Hi(t).startsWith("SSH\
-")},{what:"TLS",is:t=>t[0]===22&&t[1]===3&&t[2]<=4},{what:"a message without its length",is:t=>Xc(t,0)!==void 0},
{what:"a length of 4 bytes",is:t=>Ye(t,4,rt(t,4,"big"))},{what:"a little-endian length",is:t=>Ye(t,8,rt(t,8,"l\
ittle"))},{what:"a little-endian length of 4 bytes",is:t=>Ye(t,4,rt(t,4,"little"))},{what:"a length of 2 bytes",
is:t=>Ye(t,2,rt(t,2,"big"))},{what:"a little-endian length of 2 bytes",is:t=>Ye(t,2,rt(t,2,"little"))},{what:"\
a length as a varint",is:t=>{let e=Vi(t,0);return e!==void 0&&Ye(t,e.end,e.value)}},{what:"a length that count\
s its own 8 bytes",is:t=>Ye(t,8,rt(t,8,"big")-8)},{what:"a length that counts its own 4 bytes",is:t=>Ye(t,4,rt(
t,4,"big")-4)}],Ty=15,Sy=26,Ay=2,Cy=2**20;function Ye(t,e,n){return n>0&&Xc(t,e)===n}function Xc(t,e){let n=Vi(
t,e);if(n===void 0||(n.value&7)!==Ay)return;let r=n.value>>3,s=Vi(t,n.end);if(!(r<Ty||r>Sy||s===void 0||s.value>
Cy))return s.end-e+s.value}function Vi(t,e){let n=0;for(let r=0;r<4;r++){let s=t[e+r];if(s===void 0)return;if(n|=
(s&127)<<7*r,s<128)return{value:n,end:e+r+1}}}function rt(t,e,n){if(t.length<e)return Number.NaN;let r=0;for(let s=0;s<
e;s++)r=256*r+t[n==="big"?s:e-1-s];return r}function Hi(t){return String.fromCharCode(...t.subarray(0,8))}function Yi(t){return t.setNoDelay(!0),t.setKeepAlive(!0,3e4),{get remoteHost(){return zc(t.remoteAddress)},get localHost(){
return zc(t.localAddress)},attach(e){t.on("data",r=>{e.data(r)||t.pause()}),t.on("end",()=>e.end());let n="the\
 connection was closed";t.on("error",r=>{n=en(r)}),t.on("close",()=>e.close(n))},write(e,n){t.write(e,r=>{r==null&&
n?.()})},get unsentBytes(){return t.writableLength},pause:()=>{t.pause()},resume:()=>{t.resume()},end(e){e!==void 0&&
t.once("finish",e),t.end()},destroy:()=>{t.destroy()}}}function qc(t){let e=setTimeout(()=>t.destroy(),2e3);t.
end(),t.attach({data:()=>!0,end:()=>t.destroy(),close:()=>clearTimeout(e)}),t.resume()}var ky="connection refu\
sed",Ki="no answer",Xr="there is no free port",Zc="too many open files (ulimit -n)",Jc="too many open files in\
 the whole system",zr=new Set([Xr,Zc,Jc]),Ny={ECONNREFUSED:ky,ECONNRESET:"the connection broke",ECONNABORTED:"\
the connection broke",EPIPE:"the connection broke",ETIMEDOUT:Ki,EADDRINUSE:"the port is taken",EADDRNOTAVAIL:"\
this machine does not have that address",EACCES:"this port is for privileged programs",EPERM:"the system does \
not allow it",ENOTFOUND:"the host is not known",EAI_AGAIN:"the host is not known",EAI_NONAME:"the host is not \
known",EAI_NODATA:"the host is not known",EMFILE:Zc,ENFILE:Jc,ENOBUFS:"the system has no memory for it",ENOMEM:"\
the system has no memory for it",ENETUNREACH:"that network cannot be reached",ENETDOWN:"the network is down",EHOSTUNREACH:"\
that host cannot be reached",EHOSTDOWN:"that host is down",EAFNOSUPPORT:"this machine has no addresses of that\
 kind",EINVAL:"that is no address to use",ERR_SOCKET_BAD_PORT:"ports are 1 to 65535"},Ry={EACCES:"the system d\
oes not allow it",EADDRINUSE:Xr,EADDRNOTAVAIL:Xr};function en(t){let{code:e="",syscall:n,port:r}=t;return e===
"EADDRINUSE"&&r===0?Xr:(n==="connect"?Ry[e]:void 0)??Ny[e]??(e||t.message)}function zc(t){return(t??"").replace(
/^::ffff:/i,"")}var Oy=4*2**20,Iy=20,_y=new Uint8Array(0),tn=class{link;transport;reader;#e;#t=!1;#r=_y;#n=!1;#i=0;#s=0;#a;#o=!1;closed=!1;loggedDrops=0;constructor(e,n,r,s){
this.link=e,this.transport=n,this.reader=new Yr(r),this.#e=s,n.attach({data:i=>this.#d(i),end:()=>this.#u(()=>this.#c()),
close:i=>this.#u(()=>this.#m(i))})}resume(){!this.#t||this.closed||(this.#t=!1,this.#l()&&(this.transport.resume(),
this.#a?.()))}send(e){if(!this.closed){if(this.transport.unsentBytes>Oy)return this.#f("does not read what it \
is sent");this.transport.write(e)}}end(){this.closed||this.transport.end()}close(){this.closed||(this.closed=!0,
qc(this.transport))}destroy(){this.closed=!0,this.transport.destroy()}get isSilent(){return this.#r!==void 0}tick(e=Number.
POSITIVE_INFINITY){if(!this.closed&&this.isSilent&&this.reader.heldBytes===0&&++this.#s>e)return this.#f(`said\
 nothing for ${e} s`);this.closed||this.#t||this.reader.heldBytes===0?this.#i=0:++this.#i>Iy&&this.#f("began a\
 frame and did not end it")}#d(e){if(this.closed)return!0;let n=this.#r;return n!==void 0&&n.length<64&&(this.#r=
Buffer.concat([n,e.subarray(0,64-n.length)])),this.reader.push(e),this.#l()}#l(){let{reader:e}=this;if(this.#n)
return!0;for(this.#n=!0;e.next();){if(this.#i=0,this.#r=void 0,!this.#e.frame(this,e))return e.unread(),this.#t=
!0,this.#n=!1,!1;if(this.closed)break}return this.#n=!1,!this.closed&&e.reason!==void 0&&this.#f(e.reason),!0}#u(e){
this.#t?this.#a=e:e()}#c(){this.closed||this.#o||(this.#o=!0,this.reader.heldBytes>0?this.#f("ended in the mid\
dle of a frame"):this.#e.ended(this))}#m(e){this.closed||(this.closed=!0,this.#e.lost(this,e))}#f(e){this.closed||
(this.closed=!0,this.transport.destroy(),this.#e.garbled(this,e,this.#r&&jc(this.#r)))}};var el={version:1},tl={kind:"registration",address:"",ours:el};function nl(t){return t.kind==="registration"&&
t.ours!==void 0}var rl={kind:"registrationResponse",result:0,info:"",ours:el};function sl(t){return t.kind==="\
registrationResponse"&&t.ours!==void 0}function ji(t){let e=3,n,r=()=>{e--===0?t():n=setImmediate(r)};return r(),()=>clearImmediate(n)}function Xi(t,e){
let n,r=(o,a)=>{let u=setTimeout(a,o);n=()=>clearTimeout(u)},s=()=>{n=ji(t)},i=performance.now()+e;return r(e,
()=>{performance.now()-i>500?r(Math.min(e,1e3),s):s()}),()=>n()}import{connect as My,createServer as Ly,isIP as By}from"node:net";var Fy=100,qr=class{#e;#t=performance.now();#r;#n;#i=!1;#s=!1;#a;#o=[];#d;constructor(e){this.#e=e,this.#r=this.#l()}get remoteHost(){
return this.#r.remoteHost}get localHost(){return this.#r.localHost}get unsentBytes(){return this.#o.reduce((e,{
bytes:n})=>e+n.length,this.#r.unsentBytes)}attach(e){this.#n=e}write(e,n){this.#i?this.#r.write(e,n):this.#o.push(
{bytes:e,done:n})}pause(){this.#r.pause()}resume(){this.#r.resume()}end(e){this.#i?this.#r.end(e):this.#d={done:e}}destroy(){
if(this.#s=!0,this.#a===void 0)return this.#r.destroy();clearTimeout(this.#a),this.#a=void 0,setImmediate(()=>this.#n?.
close("the connection was closed"))}#l(){let e=this.#e.attempt(()=>this.#u());return e.attach({data:n=>this.#n?.
data(n)??!0,end:()=>this.#n?.end(),close:n=>this.#c(n)}),e}#u(){this.#i=!0;for(let{bytes:e,done:n}of this.#o)this.#r.
write(e,n);this.#o=[],this.#d!==void 0&&this.#r.end(this.#d.done),this.#e.opened(this)}#c(e){let n=performance.
now()-this.#t>this.#e.shortageMs;if(this.#i||this.#s||n||!zr.has(e))return this.#n?.close(e);this.#a=setTimeout(
()=>{this.#a=void 0,this.#r=this.#l()},Fy),this.#e.short(e)}};function il(t,e){let n=new Zr(t,e),r=new Zr(e,t);return n.other=r,r.other=n,[n,r]}var Zr=class{localHost;remoteHost;other;unsentBytes=0;#e;#t=[];#r;#n=!1;#i=!1;#s=!1;#a;#o=!1;#d=!1;constructor(e,n){
this.localHost=e,this.remoteHost=n}attach(e){this.#e=e,this.#l()}write(e,n){this.#s||this.#d||(this.unsentBytes+=
e.length,this.other.#t.push({bytes:e,done:n}),this.other.#l())}pause(){this.#n=!0}resume(){this.#n=!1;let e=this.#r;
this.#r=void 0,e!==void 0&&this.#c(e),this.#l()}end(e){this.#s=!0,this.#a=e,this.other.#l()}destroy(){this.#d||
(this.#d=!0,this.other.#l(),setImmediate(()=>this.#e?.close("the connection was closed")))}#l(){this.#i||(this.#i=
!0,setImmediate(()=>this.#u()))}#u(){if(this.#i=!1,!(this.#e===void 0||this.#d)){for(;!this.#n&&this.#r===void 0;){
let e=this.#t.shift();if(e===void 0)break;if(this.#e.data(e.bytes)?this.#c(e):(this.#r=e,this.#n=!0),this.#d)return}
this.#n||this.#t.length>0||((this.other.#s||this.other.#d)&&!this.#o&&(this.#o=!0,this.other.#a?.(),this.#e.end()),
this.other.#d?this.destroy():this.#o&&this.other.#o&&(this.destroy(),this.other.destroy()))}}#c({bytes:e,done:n}){
this.other.unsentBytes-=e.length,n?.()}};var Py=4096,zi=1e4,$y=9e4,Jr=class{#e=new Map;#t=new St;#r=0;#n=!1;#i;#s;constructor(e,n){this.#i=e,this.#s=n}async listen(e,n,r,s=()=>{}){
let i=Ly({allowHalfOpen:!0},u=>this.#a(u,r,s));await new Promise((u,d)=>{i.once("error",d),i.listen(n,e,Py,()=>{
i.off("error",d),i.once("error",c=>s(`cannot accept a connection: ${en(c)}`)),i.on("error",()=>{}),u()})});let o=Wy(
i),a=W(o);return this.#i&&this.#e.set(a,r),this.#r++,{address:o,close:()=>{this.#r--,this.#e.delete(a),i.close()}}}#a(e,n,r){
let s=this.#t;if(s.isFull(this.#r)){if(!this.#n){this.#n=!0;let o=`${s.size.toLocaleString("en-US")} connectio\
ns are open`;r(`${o}, as many as there may be (ulimit -n); those that say nothing make room for others`)}if(!s.
makeRoom())return void e.destroy()}let i=n(Yi(e));i!==void 0&&(s.add(i),e.once("close",()=>s.remove(i)))}dial(e,n,r={}){
let s=this.#e.get(W(e));if(s!==void 0){let[a,u]=il(e.host,e.host);return setImmediate(()=>{s(u),n(a)}),a}let{short:i,
connectMs:o=zi}=r;return i===void 0?this.#o(e,n,o):new qr({attempt:a=>this.#o(e,a,o),opened:n,short:i,shortageMs:$y})}#o(e,n,r){
let s=this.#s===Gy(e.host)?void 0:this.#s,i=My({...e,allowHalfOpen:!0,...s===void 0?{}:{localAddress:s,family:By(
s)}}),o=Yi(i);return i.setTimeout(r,()=>{ji(()=>{i.connecting&&i.destroy(new Error(Ki))})}),i.once("connect",()=>{
i.setTimeout(0),n(o)}),o}};function Gy(t){return t.startsWith("127.")?"127.0.0.1":t}function Wy(t){let e=t.address();
if(e===null||typeof e=="string")throw new Error("the server listens on no port");return{host:e.address,port:e.
port}}var Uy=65536,qi=2**20,ol=1e3,al=2,Hy=64,Vy=1024,Qr=class{#e;#t;#r;#n;#i;#s=0;#a=new St;#o=[];#d;#l=new Map;#u=new Map;#c=new Map;#m=new Set;#f=new Map;#p=new Set;#h=[];#D;#y=!1;#b=1;#x=!1;constructor(e,n,{
takePacket:r,welcomes:s=!1,short:i,silenceMs:o=Number.POSITIVE_INFINITY}={}){this.#i=Math.ceil(o/ol),this.#n=s,
this.#d=i,this.#e=e,this.#t=n,this.#r=r,this.#D=setInterval(()=>{for(let a of this.#u.values())a.tick(this.#v(
a))},ol),this.#D.unref()}get(e){return this.#u.get(e)}get size(){return this.#u.size}accept(e){if(this.#x){e.destroy();
return}let n=this.#b++,r=new tn(n,e,Uy,this);this.#u.set(n,r),this.#m.add(n),this.emit({kind:"accepted",link:n,
host:e.remoteHost});let s=this.#A(r),i=al*this.#s+Hy;return this.#s>0&&this.#a.silent>=i&&this.#a.makeRoom(),this.#a.
add(s),this.#c.set(n,s),s}#A(e){let{link:n}=e,r=()=>{let s=al*this.#s;return this.#o.some(i=>n>=i-s&&n<i+s)};return{
get isSilent(){return e.isSilent},get mayBePeer(){return r()},turnOut:()=>{e.destroy(),this.lost(e,"it said no\
thing, and others came")}}}expectPeers(e){this.#s=e;let n=[this.#b];this.#o=n,this.#E(()=>{n.push(this.#b)})}#E(e){
let n=this.#b;setImmediate(()=>setImmediate(()=>{this.#b===n?e():this.#x||this.#E(e)}))}#v({link:e}){return e<
0||this.#s>0?Number.POSITIVE_INFINITY:this.#i}emit(e){if(this.#h.push(e),!this.#y){this.#y=!0;for(let n=this.#h.
shift();n!==void 0;n=this.#h.shift())this.#t(n);this.#y=!1}}dial(e,n,r=!1){let s=this.#d&&(a=>this.#d?.(e,a)),
i=({remoteHost:a,localHost:u})=>{let d=this.#u.get(e);if(d===void 0)return;let c=()=>{this.#m.add(e),this.emit(
{kind:"opened",link:e,host:a,localHost:u})};r?this.#I(d,c):c()},o=this.#e.dial(n,i,s&&{short:s});this.#u.set(e,
new tn(e,o,qi,this))}#I(e,n){let r=Xi(()=>{e.destroy(),this.lost(e,"it accepts connections and does not answer")},
zi);this.#l.set(e.link,{open:n,stopWaiting:r}),e.send(jr(tl))}send(e,n){this.#u.get(e)?.send(jr(n))}end(e){this.#u.
get(e)?.end()}close(e){this.#k(e)?.close(),this.#h.length>0&&(this.#h=this.#h.filter(n=>!Yy(n,e)))}setTimer(e,n){
this.clearTimer(e);let r=()=>{this.#f.delete(e),this.emit({kind:"timer",timer:e})};this.#f.set(e,Xi(r,n))}clearTimer(e){
this.#f.get(e)?.(),this.#f.delete(e)}stop(){this.#x=!0,clearInterval(this.#D);for(let e of this.#f.keys())this.
clearTimer(e);for(let e of[...this.#u.keys()])this.close(e)}frame(e,n){let r=this.#r?.(e,n);if(r!==void 0)return r;
let s=Kc(n.bytes.subarray(n.start,n.end));return s.kind==="malformed"?this.#S(e,`sent what is no message: ${s.
reason}`):this.#C(e,s)||this.emit({kind:"message",link:e.link,message:s}),!0}#C(e,n){let{link:r}=e,s=this.#l.get(
r);return s!==void 0&&sl(n)?(this.#l.delete(r),s.stopWaiting(),s.open(),!0):!this.#n||r<0||!nl(n)?!1:(e.send(jr(
rl)),!0)}ended(e){this.emit({kind:"ended",link:e.link})}lost({link:e},n){let r=this.#m.has(e);this.#k(e),this.
emit({kind:"lost",link:e,opened:r,reason:n,...zr.has(n)&&{shortage:!0}})}garbled({link:e,transport:n},r,s){this.#k(
e);let i=n.remoteHost,o=s!==void 0&&!this.#p.has(i)&&this.#p.size<Vy;o&&this.#p.add(i),this.emit({kind:"garble\
d",link:e,reason:o?`${r}; ${s}`:r})}#S(e,n){e.destroy(),this.garbled(e,n)}#k(e){let n=this.#u.get(e);return this.#u.
delete(e),this.#a.remove(this.#c.get(e)),this.#c.delete(e),this.#l.get(e)?.stopWaiting(),this.#l.delete(e),this.#m.
delete(e),n}};function Yy(t,e){return"link"in t&&t.link===e}var es=class{#e;#t;#r=new Jr(!1);#n;#i;constructor(e){this.#e=new Qr(this.#r,n=>this.#t.step(n),{short:(n,r)=>this.#e.
emit({kind:"short",link:n,reason:r})}),this.#n=n=>e.report({kind:"note",text:n}),this.#t=new Or(this.#s(e),{ownHosts:jy(),
...e})}async listen(e,n){let r=s=>this.#e.accept(s);return this.#i=await this.#r.listen(e,n,r,s=>this.#n(s)),this.#i.
address}command(e){this.#e.emit({kind:"command",command:e})}stop(){this.#i?.close(),this.#e.stop()}#s(e){let n=this.#e;
return{dial:(r,s)=>n.dial(r,s),send:(r,s)=>this.#a(r,s),end:r=>n.end(r),close:r=>n.close(r),setTimer:(r,s)=>n.
setTimer(r,s),clearTimer:r=>n.clearTimer(r),report:e.report,exit:r=>{this.stop(),e.exit(r)}}}#a(e,n){let r=this.#e.
get(e);n.kind==="registrationResponse"&&n.result>=0&&r!==void 0&&(r.reader.maxBodyBytes=qi),this.#e.send(e,n)}};
function jy(){return Object.values(Ky()).flatMap((e=[])=>e).filter(({internal:e})=>!e).map(({address:e})=>e)}import*as Ke from"node:readline";import{readFileSync as Xy}from"node:fs";var zy=250;function nn(){try{let t=Xy("/proc/self/stat","latin1"),[,,e,
,n,r]=t.slice(t.lastIndexOf(")")+2).split(" ");return n==="0"||e===r}catch{return!0}}function ul(t){if(nn())return t(),
()=>{};let e=setInterval(()=>{nn()&&(clearInterval(e),t())},zy);return()=>clearInterval(e)}import{existsSync as cl,lstatSync as qy,mkdirSync as Zy,readFileSync as Jy,renameSync as Qy,rmSync as eb,writeFileSync as tb}from"node:fs";
import{homedir as nb}from"node:os";import{dirname as ll,join as ml}from"node:path";var rn=1e3,fl=4096;function pl(t){
let e=process.env.SINKWARD_HISTORY;if(e==="")return;let n=e??ml(rb(),"sinkward",`${t}-history`);return{lines:dl(
n),add:r=>sb(n,[r,...dl(n).filter(s=>s!==r)].slice(0,rn))}}function rb(){let t=process.env.XDG_STATE_HOME;return t?.
startsWith("/")?t:ml(nb(),".local","state")}function dl(t){try{return gl(t)?Jy(t,"utf8").split(`
`).filter(n=>n!==""&&n.length<=fl).slice(-rn).reverse():[]}catch{return[]}}function sb(t,e){let n=`${t}.${process.
pid}`;try{if(cl(t)&&!gl(t))return;hl(ll(t)),tb(n,`${e.toReversed().join(`
`)}
`,{mode:384}),Qy(n,t)}catch{ib(n)}}function hl(t){cl(t)||(hl(ll(t)),Zy(t,{mode:448}))}function gl(t){let e=qy(
t);return e.isFile()&&e.size<=rn*fl}function ib(t){try{eb(t,{force:!0})}catch{}}function ts({isTTY:t}){return t===!0&&process.env.TERM!=="dumb"}function ns(t,e,n){let r=[];e&&r.push(e),n&&r.push(n);let s="",i=null,o=!1,a=0;for(;a<t.length;){let u=t[a];i?
u===i?i=null:s+=u:u==='"'||u==="'"?(i=u,o=!0):/\s/.test(u)?o&&(r.push(s),s="",o=!1):(s+=u,o=!0),a++}return o&&
r.push(s),r}function F(t){return String(t).replace(/\B(?=(?:\d{3})+$)/g,",")}function G(t,e){return`${F(t)} ${e}${t===1?"":
"s"}`}function Zi(t){return`${G(t,"node")} ${t===1?"is":"are"} registered`}function ee(t){return/[.!?]$/.test(
t)?t:`${t}.`}var ob=/\x1b\[\d+m/g;function Ji(t){return t.replace(ob,"").length}function ce(t,e){return bl(t.split(
" "),e)}function bl(t,e){let n=[];for(let r of t){let s=`${n.at(-1)} ${r}`;n.length>0&&Ji(s)<=e?n[n.length-1]=
s:n.push(r)}return n}var yl=500;function rs(t){return t.length>yl?`${t.slice(0,yl)}...`:t}var ab=/[\u0080-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
function Dl(t,e){return JSON.stringify(t,e).replace(ab,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}
function I(t){return rs(t).replace(/[\p{C}\p{Zl}\p{Zp}]/gu,El)}function Qi(t){return I(t).replace(/[^\x20-\x7e]/gu,
El)}function El(t){return`\\u{${t.codePointAt(0).toString(16)}}`}function sn(t){let e=(n,r)=>s=>t&&s!==""?`\x1B[${n}\
m${s}\x1B[${r}m`:s;return{bold:e(1,22),good:e(32,39),bad:e(31,39)}}var ub=" \\";function xl(t){return t.map((e,n)=>n+1<t.length?`${e}${ub}`:e)}var st=80,eo={formatItem(t,e,n,r){let s=r.helpWidth??st;if(s-e-db>=r.minWidthToWrap||n==="")return Zo.prototype.
formatItem.call(r,t,e,n,r);let o=ce(n,s-vl.length).map(a=>`${vl}${a}`);return[`  ${t}`,...o].join(`
`)}},db=4,vl=" ".repeat(6);function Tl(t,e){for(let n of[t,...t.commands])n.configureHelp({...n.configureHelp(),
...eo}).configureOutput({getOutHelpWidth:e,writeOut:r=>process.stdout.write(to(r,e()))})}function to(t,e){let n=r=>r.
length<=e;return t.split(`
`).every(n)?t:t.split(/(\n{2,})/).map(r=>r.split(`
`).every(n)?r:cb(r.split(`
`),e)).join("")}var wl="  ";function cb(t,e){let[n=""]=t,r=/^Examples?:$/.test(n);return(r?t:lb(t)).flatMap(s=>{
if(s.length<=e)return[s];let i=/^ */.exec(s)[0],o=e-i.length-wl.length,a=ce(s.trim(),r?o-2:o);return(r?xl(a):a).
map((u,d)=>`${i}${d>0?wl:""}${u}`)}).join(`
`)}function lb(t){let e=[];for(let n of t){let r=e.at(-1)??"";!/^ |^$/.test(n)&&!/^ |:$|^$/.test(r)||r.endsWith(
",")?e[e.length-1]=`${r} ${n.trim()}`:e.push(n)}return e}function ro(t){let e=[],n="",r=0,s=t.length;for(let i=0;i<t.length;i++){let o=t[i];if(n!=="")o===n&&(n="");else if(o===
'"'||o==="'")n=o;else if(o===";")e.push(t.slice(r,i)),r=i+1;else if(o==="#"&&/[\s;]/.test(t[i-1]??" ")){s=i;break}}
return e.push(t.slice(r,s)),e.map(i=>i.trim()).filter(i=>i!=="")}function Sl(t,e,n=st){let r,s=[],i=Cl(t,{run:o=>{
r=o},print:o=>s.push(to(o,n)),width:n});try{i.parse(ns(e),{from:"user"})}catch(o){if(!(o instanceof Sn))throw o;
return s.length>0?{kind:"help",text:s.join("")}:{kind:"error",text:fb(i,o,e)}}return r===void 0?{kind:"error",
text:kl(e,"")}:{kind:"command",command:r}}function Al(t,e){let n=/(?:^|;)\s*(?:help\s+)?([^\s;]*)$/.exec(e)?.[1];
if(n===void 0)return[[],e];let{commands:r}=Cl(t,mb),s=n===""?[]:r.flatMap(o=>o.aliases());return[[...r.map(o=>o.
name()),"help",...s].filter(o=>o.startsWith(n)).map(o=>`${o} `),n]}var mb={run:()=>{},print:()=>{},width:st};function Cl(t,{
run:e,print:n,width:r}){let s=new An("").exitOverride().configureOutput({writeOut:n,writeErr:()=>{},getOutHelpWidth:()=>r,
getOutHasColors:()=>!1}).configureHelp({...eo,commandUsage:i=>i.parent===null?"<command> [arguments]":no(i),visibleOptions:()=>[]}).
helpCommand("help [command]","what there is, or how a command is used");return t.define(s,e),s}function no(t){
let e=t.registeredArguments.map(n=>n.required?`<${n.name()}>`:`[${n.name()}]`);return[t.name(),...e].join(" ")}
function fb(t,e,n){let r=ns(n),s=(r[0]==="help"?r[1]:r[0])??"",i=t.commands.find(u=>u.name()===s||u.aliases().
includes(s)),o=e.message.replace(/^error: /,"").replaceAll(`
`," ");if(i===void 0)return kl(s,o);if(e.code==="commander.excessArguments")return`${i.name()}: too many argum\
ents; usage: ${no(i)}`;let a=/^command-argument value '(.*)' is invalid for argument '.*?'\. (.*)\.$/.exec(o);
return a!==null?`${i.name()}: '${a[1]}' was given, but ${a[2]}`:`${i.name()}: ${o}; usage: ${no(i)}`}function kl(t,e){
let n=/\(Did you mean (.*\?)\)$/.exec(e)?.[1];return`unknown command '${t}'; ${n===void 0?"'help' lists the co\
mmands":`did you mean ${n}`}`}async function Nl(t){let{commands:e,exec:n="",signal:r,interactive:s}=t,i=new Set,o=c=>({ended:c,exitCode:pb(i)}),
a=async(c,l)=>{for(let f of c){if(r?.aborted)return;let{outcome:m,exits:p}=await hb(t,f);if(m==="stopped")return s?
void 0:o("aborted");if(l&&i.add(m),p)return o("exit")}};t.input.on("error",()=>{});let u=await a(ro(n),!0);if(u!==
void 0)return u;if(r?.aborted)return o("aborted");let d=yb(t);try{let c=s;for(let f=await d.next();f!==void 0;f=
await d.next()){let m=ro(f);c||=m.length>0;let p=await a(m,!s);if(p!==void 0)return p}if(r?.aborted)return o("\
aborted");if(!c)return o("serving");let l=await t.execute(e.exit);return s||i.add(l),o(l==="stopped"?"aborted":
"exit")}finally{d.close()}}function pb(t){return t.has("failed")?1:t.has("mismatch")?3:0}async function hb({commands:t,
execute:e,show:n,helpWidth:r},s){let i=Sl(t,s,r?.());switch(i.kind){case"help":return n.help(i.text),{outcome:"\
done",exits:!1};case"error":return n.error(i.text),{outcome:"failed",exits:!1};case"command":{let o=await e(i.
command);return{outcome:o,exits:i.command.name===t.exit.name&&o==="done"}}default:return i}}var gb=100;function yb(t){
let{input:e,screen:n,interactive:r,signal:s}=t,i=e.isTTY===!0,o=r&&n.redraws,a=[],u,d=!1,c=!1,l=!1,f=()=>{},m=()=>{},
p=()=>{d=!0,f()},h=()=>{m(),u===void 0?p():u.close()},b=()=>{let g=bb(t);return g.on("line",w=>{a.push(w),f()}),
g.on("close",p),g.on("error",h),g.on("SIGINT",()=>Db(g,t)),g.on("SIGTSTP",()=>process.kill(0,"SIGTSTP")),g},v=()=>{
if(u??=b(),o)for(let g of[!1,!0])e.setRawMode?.(g);r&&n.enter(u),u.resume()},E=()=>{m(),n.leave(),d||u?.pause()},
x=()=>{i?m=ul(v):v()},S=()=>{r&&d&&n.endLine(),E(),!d&&o&&(!i||nn())&&e.setRawMode?.(!1)},A=()=>{l=!0,c&&nn()&&
(o&&e.setRawMode?.(!1),r&&n.endLine()),E(),process.removeListener("SIGTSTP",A),setImmediate(()=>process.kill(process.
pid,"SIGTSTP")),setTimeout(()=>setImmediate(()=>l&&D()),gb)},D=()=>{l=!1,process.removeListener("SIGTSTP",A),process.
on("SIGTSTP",A),c&&(E(),x())};return i&&(process.on("SIGTSTP",A),process.on("SIGCONT",D)),s?.addEventListener(
"abort",h,{once:!0}),(s?.aborted||!e.readable)&&h(),{next:async()=>{if(a.length===0&&!d){let g=new Promise(w=>{
f=w});c=!0,x(),await g,c=!1,S()}return s?.aborted?void 0:a.shift()},close:()=>{s?.removeEventListener("abort",
h),process.removeListener("SIGTSTP",A),process.removeListener("SIGCONT",D),m(),u?.close()}}}function bb({commands:t,
input:e,screen:n,interactive:r,history:s}){let i=Ke.createInterface({input:e,terminal:r&&n.redraws,crlfDelay:Number.
POSITIVE_INFINITY,...r&&{output:n.terminal,prompt:t.prompt,history:[...s?.lines??[]],historySize:rn,removeHistoryDuplicates:!0,
completer:o=>Al(t,o)}});return s!==void 0&&i.on("history",([o])=>s.add(o??"")),i}function Db(t,{interrupt:e}){
if(t.line===""){e===void 0?process.kill(process.pid,"SIGINT"):e();return}t.write(null,{ctrl:!0,name:"e"}),t.write(
null,{ctrl:!0,name:"u"})}var Eb=/(?:^|\n|\r\x1b\[K)$/;function Rl(t,e){let n=t.isTTY===!0||e.isTTY!==!0?t:e,r=ts(
n),s,i=!0,o=!1,a=()=>{n.isTTY===!0&&(s!==void 0||o||!i)&&n.write(`
`),i=!0,o=!1},u=d=>({isTTY:d.isTTY===!0,write:c=>{if(d.isTTY===!0&&c!==""&&(o&&a(),i=Eb.test(c)),s===void 0||d.
isTTY!==!0){d.write(c);return}r?xb(s,n):n.write(`
`),d.write(c),s.prompt(!0)}});return{stdout:u(t),stderr:u(e),terminal:n,redraws:r,enter:d=>{s=d,d.prompt(!0)},
leave:()=>{s=void 0},endLine:a,keyShown:()=>{o=s===void 0}}}function xb(t,e){Ke.moveCursor(e,0,-t.getCursorPos().
rows),Ke.cursorTo(e,0),Ke.clearScreenDown(e),t.prevRows=0}import{constants as vb,readFileSync as Ol,readlinkSync as wb}from"node:fs";import{constants as Tb}from"node:os";
import{basename as Sb}from"node:path";var Ab=["SIGINT","SIGTERM","SIGHUP"],Cb=1n,{O_WRONLY:kb}=vb;function Il(t){let e=r=>t(r,128+Tb.signals[r]),n=Ab.filter(r=>r!=="SIGHUP"||!Fl());for(let r of n)process.on(r,
e);return()=>{for(let r of n)process.removeListener(r,e)}}function _l(){Fl()&&process.on("SIGHUP",()=>{})}function Fl(){
return Sb(process.env._??"")==="nohup"||Nb()||Rb()}function Nb(){return Ml(()=>{let t=/^flags:\s*([0-7]+)/m.exec(
Ol("/proc/self/fdinfo/0","utf8"))?.[1];return t!==void 0&&Number.parseInt(t,8)%4===kb&&wb("/proc/self/fd/0")===
"/dev/null"})}function Rb(){return Ml(()=>{let t=/^SigIgn:\s*([0-9a-f]+)/m.exec(Ol(`/proc/${process.ppid}/stat\
us`,"utf8"))?.[1];return(BigInt(`0x${t??"0"}`)&Cb)!==0n})}function Ml(t){try{return t()}catch{return!1}}function so(t){return/^[\w.,:@%+/=-]+$/.test(t)?t:`'${t.replaceAll("'","'\\''")}'`}var Ob=t=>Object.entries(t),Bl=t=>/--[\w-]+/.exec(t)[0];function Pl(t,e){for(let[n,r]of Ob(e)){let s=Ll(r,r.flag);
r.defaultHelp!==void 0&&(s.description+=` (default: ${r.defaultHelp})`),r.default!==void 0&&s.default(r.default,
r.kind?.print(r.default)),r.env!==void 0&&s.env(r.env),t.addOption(s);for(let i of r.aliases??[]){let o=Ll(r,r.
flag.replace(Bl(r.flag),`--${i}`)).hideHelp();t.addOption(o),t.on(`option:${i}`,()=>{t.setOptionValueWithSource(
n,t.getOptionValue(o.attributeName()),"cli")})}}return t}function Ll(t,e){let n=new qo(e,t.help),{kind:r}=t;if(r===
void 0)return n;let s=Bl(e).slice(2);return n.argParser((i,o)=>{let a=r.parse(i,s);return o===void 0?a:t.together?.(
o,a)??a})}import{randomBytes as dD}from"node:crypto";function ss(t,e){let n=io(t,e);return n!==void 0?`; did you mean '${n}'?`:e.length===0?"":`; there ${e.length===
1?"is":"are"} ${Ib(e)}`}function Ib(t){return t.length<2?t.join():`${t.slice(0,-1).join(", ")} and ${t.at(-1)}`}
function io(t,e){let n=t.slice(0,40).toLowerCase().replaceAll("_","-"),r,s=1+Math.max(1,Math.floor(n.length/3));
for(let i of e){let a=n.length>=3&&i.startsWith(n)?1:_b(n,i);a>=s||(s=a,r=i)}return r}function _b(t,e){let n=[],
r=Array.from({length:e.length+1},(s,i)=>i);for(let s=1;s<=t.length;s++){let i=[s];for(let o=1;o<=e.length;o++){
let a=t[s-1]===e[o-1]?0:1,d=s>1&&o>1&&t[s-1]===e[o-2]&&t[s-2]===e[o-1]?n[o-2]+1:Number.POSITIVE_INFINITY;i.push(
Math.min(r[o]+1,i[o-1]+1,r[o-1]+a,d))}n=r,r=i}return r[e.length]}var Fb=1;function Mb({event:t,...e},{first:n=!1}={}){return`${Dl({event:t,...n?{schemaVersion:Fb}:{},...e},Bb)}\

`}function ao(t){let e=!0;return n=>{t(Mb(n,{first:e})),e=!1}}var Lb=new Set(["reason","info","address","host",
"message","expected","got"]);function Bb(t,e){return typeof e=="string"&&Lb.has(t)?rs(e):e}function is(t,e){switch(t.
kind){case"summary":return{event:"summary",...t.summary,nodes:t.summary.nodes.map(oo),totals:oo(t.summary.totals),
seconds:e===void 0?null:Math.round(e*1e3)/1e3};case"diagnostics":return{event:"diagnostics",...oo(t.diagnostics)};case"\
note":return{event:"note",text:rs(t.text)};case"nodes":return{event:"nodes",nodes:t.members};default:return Pb(
t)}}function oo(t){let{sumSent:e,sumReceived:n}=t;return{...t,sumSent:String(e),sumReceived:String(n)}}function Pb({
kind:t,...e}){return{event:t,...e}}var os={us:1,ms:1e3,s:1e6,min:6e7,h:36e8,d:864e8},$l=Object.keys(os),$b=new Map([...$l.map(t=>[t,t]),["m","min"],
["\xB5s","us"]]);var uo="250us, 50ms, 1.5s or 10min",Gb=/^(\d{1,16}(?:\.\d{1,6})?|\.\d{1,6}) ?([^\s\d.]+)$/;function co(t){let[
,e,n]=Gb.exec(t.trim())??[];if(e===void 0||n===void 0)return{kind:"form"};let r=$b.get(n);if(r===void 0)return{
kind:"unit",unit:n};let s=Number(e)*os[r],i=Math.round(s);return Math.abs(s-i)<1e-4&&Number.isSafeInteger(i)?i:
{kind:"fraction"}}function on(t){let e=t===0?"s":$l.findLast(n=>t%os[n]===0);return`${t/os[e]}${e}`}function lo(t){
let e=Math.round(t/1e6),n=Math.floor(e/60),r=Math.floor(n/60),s=Math.floor(r/24);return s>0?`${s}d ${r%24}h`:r>
0?`${r}h ${n%60}min`:n>0?`${n}min ${e%60}s`:`${e}s`}var Wb=100,Gl=2e3,Ub=1e4,Hb="\r\x1B[K",Vb=10,Yb=40;function mo(t,e,n){return`${F(t).padStart(F(e).length)} of ${F(
e)} ${n}`}function Kb({label:t,done:e,total:n,said:r},s){let i=n>0?Math.min(1,Math.max(0,e/n)):0,o=`${String(Math.
floor(i*100)).padStart(3)} %`;for(let a=0;a<=r.length;a++){let u=[o,r.slice(a).join(", ")].filter(c=>c!=="").join(
"  "),d=s-`${t}  []  ${u}`.length;if(d>=Vb)return`${t}  [${Xb(i,Math.min(d,Yb))}]  ${u}`}return[`${t} ${o}`,o.
trim(),""].find(a=>a.length<=Math.max(0,s))}function jb(t,e,n){let r=t.split(" "),s=r.map((i,o)=>r.slice(0,r.length-
o).join(" "));return[`${t}, ${e}`,...s,""].find(i=>i.length<=Math.max(0,n))}function Xb(t,e){let n=Math.floor(
t*e);return"#".repeat(n)+".".repeat(e-n)}var an=class{#e;#t;#r;#n;#i="";#s=0;#a=0;#o;#d="";constructor(e,n,r=()=>performance.
now()){this.#e=e,this.#t=n,this.#r=r,this.#n=ts(e),this.#o=r()+(this.#n?0:Gl)}show(e){let{label:n,done:r,total:s,
said:i}=e;if(n!==this.#i&&this.#l(n,r),!this.#u())return;let o=r-this.#a,a=o>0?(this.#r()-this.#s)*(s-r)/o:void 0,
u=a===void 0||r>=s?[]:[`${lo(1e3*a)} left`],d=[...i,...u];this.#n?this.#m(Kb({...e,said:d},this.#c)):this.#e.write(
`${n}: ${d.join(", ").trimStart()}.
`)}wait(e){if(e!==this.#i&&this.#l(e,0),!this.#u())return;let n=lo(1e3*(this.#r()-this.#s));this.#n?this.#m(jb(
e,n,this.#c)):this.#e.write(`${e}, ${n}.
`)}around(e){let n=this.#d;this.#m(""),e(),this.#m(n)}hide(){this.#m(""),this.#i=""}#l(e,n){this.#i=e,this.#s=
this.#r(),this.#a=n,this.#o=this.#n?this.#s:Math.max(this.#o,this.#s+Gl)}#u(){let e=this.#r();return e<this.#o?
!1:(this.#o=e+(this.#n?Wb:Ub),!0)}get#c(){return Math.max(0,this.#t()-3)}#m(e){!this.#n||e===this.#d||(this.#e.
write(`${Hb}${e}`),this.#d=e)}};function At(t){return`${t.map(zb).join(",")}
`}function zb(t){return t===null?"":typeof t!="string"?String(t):/[",\r\n]|^\s|\s$/.test(t)?`"${t.replaceAll('"',
'""')}"`:t}var Ul=["sent","received","relayed","sum_sent","sum_received","dropped"],qb=At(["node",...Ul,"left"]);function Hl({
nodes:t,totals:e}){let n=t.filter(s=>s.left).length,r=t.map(s=>Wl(s.id,s,s.left?1:0));return[qb,...r,Wl("Sum",
e,n)].join("")}function Wl(t,e,n){return At([t,...zl(e),n])}function Vl(t){return fo([["node","address","state",
"ours"],...t.map(({id:e,address:n,state:r,ours:s})=>[e,I(n),r,s?1:0])])}function Yl(t){return fo([["node","ent\
ry","peer","address"],...t.flatMap(({id:e,peers:n})=>n.map((r,s)=>[e,s+1,r.id,I(r.address)]))])}function Kl(t){
return fo([["hop","node"],...t.map((e,n)=>[n,e])])}var jl=At(["node",...Ul,"to_send","state","address","peers"]);
function Xl(t){let{id:e,toSend:n,state:r,address:s,peers:i}=t,o=[e,...zl(t),n,I(r),I(s),i.join(" ")];return At(
o)}function zl({sent:t,received:e,relayed:n,sumSent:r,sumReceived:s,dropped:i}){return[t,e,n,r,s,i]}function fo(t){
return t.map(At).join("")}var po=20;function un(t){switch(t.kind){case"registered":return`Node ${t.id} registered from ${I(t.address)}${t.
ours?"":" (not a Sinkward program)"}; ${Zi(t.nodes)}.`;case"refused":return ee(`Refused a ${t.what} from ${I(t.
host)}: ${I(t.reason)}`);case"left":return Zb(t);case"setting-up":return`Setting up the overlay: ${G(t.nodes,"\
node")}, ${ql(t.entries)} each, ${t.idBits}-bit IDs.`;case"ready":return`Registry now ready to initiate tasks.\
 (${G(t.nodes,"node")}, ${ql(t.entries)} each)`;case"started":return`Run ${t.run}: ${G(t.nodes,"node")}, ${G(t.
packetsPerNode,"packet")} from each.`;case"progress":return`${F(t.received)} of ${G(t.expected,"packet")} rece\
ived.`;case"waiting":return`${t.registered} of ${G(t.wanted,"node")} registered.`;case"status":return Jb(t);case"\
path":return Qb(t);case"note":return ee(I(t.text));case"violation":return ee(`Closed the connection of ${I(t.host)}\
: ${I(t.reason)}`);case"ended":return em(t);default:return t}}function Zl(t){switch(t.kind){case"registered":return e0(
t);case"refused":return ee(`The registry refused: ${I(t.reason)}`);case"registry-lost":return`Node ${t.id} los\
t the registry: ${I(t.reason)}; trying to reach it again.`;case"gave-up":return ee(`Gave up: ${I(t.reason)}`);case"\
dropped":return`Node ${t.id} drops packets like one from ${t.source} to ${t.sink} that came from ${I(t.host)}:\
 ${t.reason}.`;case"set-up":return`Node ${t.id} is set up; its peers are ${t.peers.join(", ")}.`;case"set-up-f\
ailed":return ee(`Node ${t.id} could not be set up: ${I(t.reason)}`);case"started":return`Node ${t.id} sends ${G(
t.packets,"packet")}.`;case"finished":return`Node ${t.id} has sent its ${G(t.packets,"packet")}.`;case"note":return ee(
I(t.text));case"violation":return ee(`Closed the connection of ${I(t.host)}: ${I(t.reason)}`);case"ended":return em(
t);default:return t}}function Jl(t,e){return`Listening on ${t.includes(":")?`[${t}]`:t}:${e}.`}function Ql(t,e){
let n=so(t);return e?`Seed: ${n} (drawn; --seed ${n} repeats the run).`:`Seed: ${n}.`}function Zb(t){let{id:e,
address:n,nodes:r,how:s,reason:i,consequence:o}=t,a=i===""||s==="deregistered"?"":`: ${I(i)}`,u=s==="lost"?"le\
ft":"deregistered",d=`Node ${e} (${I(n)}) ${u}${a}; ${Zi(r)}.`;return o===""?d:`${d} ${ee(I(o))}`}function Jb({
text:t,waitsFor:e}){let n=e.slice(0,po).join(", "),r=e.length>po?` and ${e.length-po} more`:"";return ee(I(e.length===
0?t:`${t}; waiting for node ${n}${r}`))}function Qb({source:t,sink:e,ids:n}){return n.length===0?`There is no \
path from ${t} to ${e}.`:`${n.join(" \u2192 ")} (${G(n.length-1,"hop")})`}function e0({id:t,address:e,info:n}){
let r=n===""?"":` The registry says: ${ee(I(n))}`;return`Registered as node ${t}, listening on ${I(e)}.${r}`}function em(t){
return t.outcome!=="failed"?"":ee(`${t.command} failed${t.reason===""?"":`: ${I(t.reason)}`}`)}function ql(t){
return t===1?"1 entry":`${t} entries`}var rf=ps(tf(),1);function ls(t,e){return["boxed","open","tight"].find(r=>Ao(t,r)<=e)}function fn(t,e,n){let r=ls(t,e);return r===
void 0?P0(t,e,n):So(t,r,n)}function P0({head:t,rows:e,foot:n},r,s){let{bold:i}=sn(s),o=(u="")=>u.replaceAll(`
`," ").trim();return[...e.map(([u,...d])=>[`${t[0]} ${u}`,...d]),...n===void 0?[]:[n]].flatMap(([u,...d])=>[...ce(
o(u),r).map(i),...d.flatMap((c,l)=>o(c)===""?[]:$0(`${o(t[l+1])}: ${o(c)}`,r))]).join(`
`)}function $0(t,e){return ce(t,e-4).map((n,r)=>`${r===0?"  ":"    "}${n}`)}function So(t,e,n){let{bold:r}=sn(
n),s=U0(e),i=new rf.default({head:t.head.map(o=>Y0(o,r)),colAligns:[...t.align],chars:{...G0[e],...W0},style:{
head:[],border:[],"padding-left":e==="boxed"?1:0,"padding-right":e==="boxed"?1:0}});return t.rows.forEach((o,a)=>{
i.push(a===0?o.map(u=>({content:u,chars:s})):[...o])}),t.foot!==void 0&&i.push(t.foot.map(o=>({content:r(o),chars:s}))),
i.toString()}var nf={top:"","top-mid":"","top-left":"","top-right":"",bottom:"","bottom-mid":"","bottom-left":"",
"bottom-right":"",left:"",right:""},G0={boxed:{},open:{...nf,middle:"  "},tight:{...nf,middle:" "}},W0={mid:"",
"left-mid":"","mid-mid":"","right-mid":""};function U0(t){return t==="boxed"?{mid:"\u2500","left-mid":"\u251C",
"mid-mid":"\u253C","right-mid":"\u2524"}:{mid:"\u2500","mid-mid":t==="open"?"  ":" "}}function Ao(t,e){let n=t.
head.length,r=H0(t).reduce((s,i)=>s+i,0);return e==="boxed"?r+3*n+1:r+(e==="open"?2:1)*(n-1)}function H0({head:t,
rows:e,foot:n}){let r=[t,...e,...n===void 0?[]:[n]];return t.map((s,i)=>r.reduce((o,a)=>Math.max(o,V0(a[i]??"")),
0))}function V0(t){return t.split(`
`).reduce((e,n)=>Math.max(e,n.length),0)}function Y0(t,e){return t.split(`
`).map(e).join(`
`)}var pn=200;function of(t,e){let n=[];t.nodes.some(a=>a.left)&&n.push("* left during the run; its last counters\
 are unknown");let r=K0.find(({frame:a,...u})=>Ao(ko(t,u),a)<=e.width);if(r===void 0){let a=ko(t,{head:No,number:F,
sums:!0}),u=fn(a,e.width,e.color);return hn(u,t.nodes.length,e,n)}let{frame:s,...i}=r;i.sums||n.push("(too nar\
row for the sums: --format csv)");let o=So(ko(t,i),s,e.color);return hn(o,t.nodes.length,e,n)}function af(t,e){
if(t.length===0)return`No node is registered.
`;let n=t.some(a=>!a.ours),r=a=>({head:["Node ID","Address","State",...n?["Program"]:[]],align:["right","left",
"left",...n?["left"]:[]],rows:t.slice(0,pn).map(u=>[String(u.id),X0(Qi(u.address),a),u.state,...n?[u.ours?"Sin\
kward":"another"]:[]])}),s=r(Number.POSITIVE_INFINITY),i=ls(s,e.width)!==void 0,o=fn(i?s:r(j0),e.width,e.color);
return hn(o,t.length,e)}function uf(t,e){if(t.length===0)return`There are no routing tables: setup-overlay mak\
es them.
`;let n=o=>({head:["Node ID","Peers"],align:["right","left"],rows:t.slice(0,pn).map(a=>[String(a.id),o(a)])}),
r=n(({peers:o})=>o.map(({id:a,address:u})=>`${a} (${Qi(u)})`).join(", "));if(ls(r,e.width)!==void 0)return hn(
fn(r,e.width,e.color),t.length,e);let s=e.width-q0(t)-z0,i=n(({peers:o})=>ce(o.map(({id:a})=>a).join(", "),s).
join(`
`));return hn(fn(i,e.width,e.color),t.length,e)}function df(t){let{id:e,address:n,state:r,toSend:s,peers:i,drops:o}=t;
return`${[`Node ${e} at ${I(n)}: ${I(r)}, ${G(s,"packet")} to send`,`  sent ${F(t.sent)}, received ${F(t.received)}\
, relayed ${F(t.relayed)}, dropped ${F(t.dropped)}`,`  sum sent ${F(t.sumSent)}, sum received ${F(t.sumReceived)}`,
`  peers ${i.length===0?"none":i.join(", ")}`,...Object.entries(o).map(([u,d])=>`  dropped ${F(d)}: ${I(u)}`)].
join(`
`)}
`}var No=["Node ID","Packets sent","Received","Relayed","Sum sent","Sum received"],sf=[`Node
ID`,`Packets
sent`,"Received","Relayed","Sum sent","Sum received"],Co=["ID","Sent","Rcvd","Relayed","Sum sent","Sum rcvd"],
K0=[{frame:"boxed",head:No,number:F,sums:!0},{frame:"boxed",head:sf,number:F,sums:!0},{frame:"open",head:No,number:F,
sums:!0},{frame:"open",head:sf,number:F,sums:!0},{frame:"tight",head:Co,number:F,sums:!0},{frame:"tight",head:Co,
number:String,sums:!0},{frame:"tight",head:Co,number:String,sums:!1}];function ko({nodes:t,totals:e},{head:n,number:r,
sums:s}){let i=e.dropped>0||t.some(c=>c.dropped>0),o=t.some(c=>c.left),a=({left:c})=>c?"*":o?" ":"",u=(c,l)=>[
c,r(l.sent),r(l.received),r(l.relayed),...s?[r(l.sumSent),r(l.sumReceived)]:[],...i?[r(l.dropped)]:[]],d=[...s?
n:n.slice(0,4),...i?["Dropped"]:[]];return{head:d,align:d.map(()=>"right"),rows:t.slice(0,pn).map(c=>u(`${c.id}${a(
c)}`,c)),foot:u(o?"Sum ":"Sum",e)}}function hn(t,e,{width:n},r=[]){let i=[...e>pn?[`and ${F(e-pn)} more (--for\
mat csv shows all)`]:[],...r].flatMap(o=>ce(o,n));return`${[t,...i].join(`
`)}
`}var j0=21;function X0(t,e){return t.length>e?`${t.slice(0,e-3)}...`:t}var z0=7;function q0(t){return t.reduce(
(e,{id:n})=>Math.max(e,String(n).length),7)}var Z0=20,J0="its counters after its last answer are unknown";function Ro(t,e){let{good:n,bad:r}=sn(e);if(t.matched)
return`${n("\u2713")} ${Q0(t)}
`;let s=t.faults.slice(0,Z0),i=t.faultCount-s.length;return`${[`${r("\u2717 NOT verified")}: ${eD(t)}`,...t.nodes.
filter(({left:a})=>a).map(({id:a})=>`  ${r("left")}: node ${a}; ${J0}`),...t.nodes.flatMap(({id:a,doubt:u})=>u===
void 0?[]:[`  ${r("doubtful")}: node ${a} ${I(u)}`]),...s.map(a=>`  ${tD(a,r)}`),...i>0?[`  and ${F(i)} more`]:
[]].join(`
`)}
`}function cf(t,e){let{run:n,nodes:r,packetsPerNode:s,hops:i}=t,o=e===void 0?"":` in ${e.toFixed(3)} s`;return`\
Run ${n}: ${G(r.length,"node")}, ${G(s,"packet")} a node, ${G(i,"hop")}${o}.`}function Q0({totals:t}){let{sent:e,
received:n,sumSent:r,sumReceived:s}=t;return`sent ${F(e)} = received ${F(n)}; sums ${F(r)} = ${F(s)}`}function eD({
missing:t,totals:e,nodes:n,stopped:r}){let{sent:s,received:i,sumSent:o,sumReceived:a}=e,u=`(sent ${F(s)}, rece\
ived ${F(i)})`;return r?`the run was stopped ${u}`:t>0?`${G(t,"packet")} missing ${u}`:t<0?`${G(-t,"packet")} \
too many ${u}`:o!==a?`${G(s,"packet")} sent and received, but sums differ (sent ${F(o)}, received ${F(a)})`:n.
some(({left:d})=>d)?`counters are incomplete ${u}`:`${G(s,"packet")} sent and received with equal sums, but no\
t the same packets (hashes differ)`}function tD({kind:t,packets:e,source:n,sink:r},s){return`${s(t)}: ${G(e,"p\
acket")} from ${n} to ${r}`}var lf=["table","csv","json"];function Oo(t){let e=()=>t.width()||80;return t.format==="json"?nD(t):rD({...t,width:e})}
function nD({stdout:t,nowMs:e,event:n}){let r=mf(e),s=n??ao(i=>t.write(i));return{registry:i=>{i.kind==="ended"&&
i.outcome==="failed"&&s({event:"error",message:`${i.command}: ${i.reason}`}),s(is(i,r.seconds(i)))},messenger:i=>s(
is(i)),listening:({host:i,port:o})=>s({event:"listening",host:i,port:o}),seed:(i,o)=>s({event:"seed",seed:i,drawn:o}),
note:i=>s(is({kind:"note",text:i})),error:i=>s({event:"error",message:i}),help:i=>s({event:"help",text:i})}}function rD(t){
let{stderr:e,width:n,nowMs:r,format:s}=t,i=mf(r),o=new an(e,n,r),a=oD(t),u=c=>{c!==""&&o.around(()=>e.write(`${c}\

`))},d=c=>o.around(c);return{registry:c=>{let l=i.seconds(c);switch(c.kind){case"summary":return o.hide(),a.summary(
c.summary),u(cf(c.summary,l));case"nodes":return d(()=>a.nodes(c.members));case"tables":return d(()=>a.tables(
c.tables));case"path":return d(()=>a.path(c));case"status":return d(()=>(s==="csv"?e:t.stdout).write(`${un(c)}\

`));case"progress":return o.show(sD(c));case"waiting":return o.show(iD(c));case"ended":return(c.command==="sta\
rt-rounds"||c.command==="wait-for")&&o.hide(),u(un(c));default:return u(un(c))}},messenger:c=>{c.kind==="diagn\
ostics"?d(()=>a.diagnostics(c.diagnostics)):u(Zl(c))},listening:({host:c,port:l})=>u(Jl(c,l)),seed:(c,l)=>u(Ql(
c,l)),note:c=>u(I(c)),error:c=>u(`error: ${I(c)}`),help:c=>d(()=>(s==="csv"?e:t.stdout).write(c))}}function sD({
received:t,expected:e}){let n=[mo(t,e,"packets received")];return{label:"start-rounds",done:t,total:e,said:n}}
function iD({registered:t,wanted:e}){let n=[mo(t,e,"nodes registered")];return{label:"wait-for",done:t,total:e,
said:n}}function oD(t){return t.format==="csv"?uD(t):aD(t)}function aD({stdout:t,color:e,width:n}){let r=()=>({
width:n(),color:e});return{summary:s=>t.write(of(s,r())+Ro(s,e)),nodes:s=>t.write(af(s,r())),tables:s=>t.write(
uf(s,r())),path:s=>t.write(`${un(s)}
`),diagnostics:s=>t.write(df(s))}}function uD({stdout:t,stderr:e}){let n=0,r=!1,s=i=>{t.write(n++===0?i:`
${i}`),r=!1};return{summary:i=>{s(Hl(i)),e.write(Ro(i,!1))},nodes:i=>s(Vl(i)),tables:i=>s(Yl(i)),path:({ids:i})=>s(
Kl(i)),diagnostics:i=>{r||s(jl),r=!0,t.write(Xl(i))}}}function mf(t){let e;return{seconds:n=>{if(n.kind==="sta\
rted"&&(e={run:n.run,startMs:t()}),!(n.kind!=="summary"||e?.run!==n.summary.run))return e.seconds??=(t()-e.startMs)/
1e3,e.seconds}}}function ms(t,e){if(t.isTTY!==!0)return t;let n=r=>Ji(r)<=e()?r:ce(r,e()-ff.length).join(`
${ff}`);return{isTTY:!0,write:r=>t.write(r.endsWith(`
`)?r.split(`
`).map(n).join(`
`):r)}}var ff="  ";var le={done:0,failed:1,usage:2,mismatch:3,interrupted:130};function hf(t){let e=Rl(process.stdout,process.stderr);
process.once("exit",()=>e.endLine()),process.on("SIGINT",()=>e.keyShown());let n=()=>process.stdout.columns||process.
stderr.columns||80,r=Oo({format:t,stdout:t==="table"?ms(e.stdout,n):e.stdout,stderr:ms(e.stderr,n),color:process.
stdout.isTTY===!0&&process.stdout.hasColors()&&!process.env.NO_COLOR,width:n,nowMs:()=>performance.now()}),s=process.
stdin.isTTY===!0&&e.terminal.isTTY===!0;return{reporter:r,screen:e,interactive:s,helpWidth:t==="json"?void 0:n}}
function gf(t){return t!==void 0?{seed:t,drawn:!1}:{seed:dD(5).toString("hex"),drawn:!0}}var cD=2500;function gn(t){
process.exitCode=t,process.stdin.pause(),process.stdin.unref?.(),setTimeout(()=>yn(t),cD).unref()}function yn(t){
process.exitCode=t;let e=2,n=()=>{--e===0&&process.exit()};for(let r of[process.stdout,process.stderr])r.destroyed?
n():r.write("",n)}function yf(){if(process.channel===void 0&&process.connected===void 0)return;let t=()=>process.
exit(le.failed);process.once("disconnect",t),process.channel?.unref(),process.connected===!1&&t()}var pf=yn;var Io=class extends Error{},_o=class extends Error{};async function bf(t){pD(),_l(),t.exitOverride().configureOutput(
{outputError:()=>{},writeErr:()=>{}}),Tl(t,()=>process.stdout.columns||st);let e=ms(process.stderr,()=>process.
stderr.columns||st);try{await t.parseAsync()}catch(n){if(Fo)return;if(!(n instanceof Sn))return e.write(n.message.
replace(/^/gm,"error: ").concat(`
`)),yn(lD(n));if(n.exitCode===0)return;e.write(`${mD(t,n)}
`),process.exitCode=le.usage}}function lD(t){return t instanceof Io?le.usage:t instanceof _o?le.mismatch:le.failed}
function mD(t,e){let r=(e.code==="commander.help"?fD(t):e.message).replaceAll(`
`," ").replace(/\.$/,"");return/[Dd]id you mean|; there are|must be|Allowed choices|; use /.test(r)?r:`${r}; u\
sage: ${t.name()} ${t.usage()}`}function fD({args:t,commands:e}){let[,n]=t;if(n===void 0)return"error: there i\
s no command";let r=e.map(s=>s.name());return`error: unknown command '${n}'${ss(n,r)}`}var Fo=!1;function pD(){
process.stdout.on("error",t=>{if(!Fo){if(Fo=!0,t.code==="EPIPE")return pf(le.done);process.stderr.write(`error\
: cannot write the output: ${t.message}
`),pf(le.failed)}}),process.stderr.once("error",()=>{process.stderr.on("error",()=>{}),process.once("exit",t=>{
t===le.done&&(process.exitCode=le.failed)})})}var Df=()=>"0.2.0";var hD=/^\d{1,3}(?:([_,])\d{3})(?:\1\d{3})*$/,gD=/^\d{1,16}(?:\.\d{1,15})?(?:e\+?\d{1,2})?$/i;var Ef="1000, 10_000 or 1e6";function xf(t){let e=hD.test(t)?t.replace(/[_,]/g,""):t,n=gD.test(e)?Number(e):Number.
NaN;return Number.isSafeInteger(n)?n:void 0}function Mo(t,e){return new je(`${t} must be ${e}.`)}function _e(t,e){return{parse(n,r){let s=xf(n.trim());if(s!==
void 0&&s>=t&&s<=e)return s;let i=e>=1e3?`, such as ${Ef}`:"";throw Mo(r,`a whole number from ${F(t)} to ${F(e)}${i}`)},
print:String}}function Nt(t,e,{whole:n=!1}={}){return{parse(r,s){let i=co(r),o=typeof i=="number"?i/1e3:Number.NaN;if(o>=t&&
o<=e&&(!n||Number.isInteger(o)))return o;let a=n?"50ms, 30s or 1h":uo;throw Mo(s,`a duration from ${on(t*1e3)}\
 to ${on(e*1e3)}, such as ${a}`)},print:r=>on(Math.round(r*1e3))}}function vf(t){return{parse(e,n){let r=t.find(
s=>s===e);if(r!==void 0)return r;throw new je(`${n} must be ${t.slice(0,-1).join(", ")} or ${t.at(-1)}${bD(e,t)}\
.`)},print:e=>e}}function bD(t,e){let n=ss(t,e);return n.includes("did you mean")?n.replace(/\?$/,""):""}var wf={parse(t,e){if(t!=="")return t;throw Mo(e,"text of one character or more")},print:t=>t};var Tf={prompt:"registry> ",exit:{name:"exit"},define:(t,e)=>{t.addHelpText("after",`
Ctrl-C clears what is typed, then stops the run, then ends the registry.`);for(let[n,r]of $t)DD(t.command(n),n,
r,e)}};function DD(t,e,n,r){t.description(n.help),n.alias!==void 0&&t.alias(n.alias);let s=Object.entries(n.arguments);
for(let[o,{help:a,min:u,max:d,optional:c}]of s){let l=c?`[${o}]`:`<${o}>`,{parse:f}=_e(u,d);t.argument(l,a,m=>f(
m,o))}let{examples:i=[]}=n;if(i.length>0){let o=i.length===1?"Example":"Examples";t.addHelpText("after",`
${o}:
  ${i.join(`
  `)}`)}t.action((...o)=>{r(ed(e,o.slice(0,s.length)))})}Pe();Pe();Yn();var kk=2**30,Sf=31;var Ok=2**30;var Lo=7;var Af={parse(t){let e=/^\[(.*)\]$/.exec(t)?.[1]??t;if(/^[^\s[\]/]+$/.test(e))return e;throw new je("host must\
 be a name or an IP address; 0.0.0.0 and :: mean all.")},print:t=>t};var ED={parse:t=>t,print:t=>t},Cf={flag:"--seed <text>",kind:wf,help:"seed of everything that is random",defaultHelp:"\
drawn, and shown",env:"SINKWARD_SEED"},kf={flag:"--exec <commands>",kind:ED,help:'commands to run first, separ\
ated by ";"',together:(t,e)=>`${t}; ${e}`},Nf={flag:"--format <form>",kind:vf(lf),help:"results as a table, as\
 CSV, or as one JSON object a line",default:"table",env:"SINKWARD_FORMAT",repeats:!1},xD=1024,Bk={flag:"--thre\
ads <count>",kind:_e(1,xD),help:"worker threads (results do not change)",defaultHelp:"one per processor",repeats:!1};function Rf(t,e=t){return{parse:n=>e.find(r=>r===n)??vD(n,t),print:n=>n}}function vD(t,e){let n=gr.find(a=>a===t);if(n!==void 0&&e.includes(n))return n;let{routing:r}=n===void 0?{routing:{}}:
Dt[n],s="unsupportedReason"in r?`messengers do not support ${t} (${r.unsupportedReason}); `:"",i=n===void 0?io(
t,e):void 0,o=i===void 0?".":`; did you mean '${i}'?`;throw new je(`${s}geometry must be one of ${e.join(", ")}${o}`)}var Of=2**31-1,we=1e3,bn=3600*we;function Dn(t){return{parse:(e,n)=>t.parse(/^\d+$/.test(e.trim())?`${e.trim()}\
s`:e,n),print:t.print}}var If=_e(0,65535),_f={host:{flag:"--host <address>",kind:Af,help:"address to listen on\
; 0.0.0.0 for all",default:"127.0.0.1"},seed:{...Cf,help:"seed of IDs and packets"},idBits:{flag:"--id-bits <b\
its>",kind:_e(Lo,Sf),help:"IDs are 0 to 2^bits - 1",default:Lo},minNodes:{flag:"--min-nodes <count>",kind:_e(2,
Of),help:"minimum nodes of an overlay",default:10},geometry:{flag:"--geometry <name>",kind:Rf(yr),help:`overla\
y geometry: ${yr.join(", ")}`,default:yi},waitFor:{flag:"--wait-for <count>",kind:_e(1,Of),help:"nodes to wait\
 for before the first command"},trustAdvertised:{flag:"--trust-advertised",help:"accept nodes that register an\
other address than they connect from"},waitTimeout:{flag:"--wait-timeout <time>",kind:Dn(Nt(we,24*bn)),help:"h\
ow long wait-for waits; left out: as long as it takes"},setupTimeout:{flag:"--setup-timeout <time>",kind:Dn(Nt(
we,24*bn)),help:"time without an answer after which a set-up gives up the nodes that are silent",default:10*we},
settle:{flag:"--settle <time>",kind:Dn(Nt(we,bn)),help:"time without progress after which missing packets coun\
t as lost",default:2*we},patience:{flag:"--patience <time>",kind:Dn(Nt(we,24*bn)),help:"time after which a nod\
e that does not answer is given up",default:30*we},runTimeout:{flag:"--run-timeout <time>",kind:Dn(Nt(we,24*bn)),
help:"time without progress after which a run ends",default:300*we},exec:kf,format:Nf};var Ff=new An("registry").description("Gives nodes their IDs and routing tables, starts rounds of packets, and\
 accounts for every packet.").version(Df()).argument("<port>","port to listen on; 0: a free one",t=>If.parse(t,
"port"));Pl(Ff,_f).addHelpText("before",`Examples:
  registry 12345
  registry 12345 --wait-for 10 --exec "setup-overlay; start-rounds 25000; exit"
  registry 0 --seed lesson-1 --format json
`).addHelpText("after",`
Commands at the prompt, from a pipe and in --exec (help lists them):
  list-messaging-nodes, setup-overlay [entries], list-routing-tables,
  start-rounds <packets>, traffic-summary, path <source> <sink>,
  wait-for <nodes>, remove <id>, status, stop, exit
Ctrl-C clears what is typed, then stops the run, then ends the registry.
SIGUSR2 shows the status while a command is under way.

Exit codes: 0 done, 1 a command failed, 2 wrong arguments,
  3 received is not sent, 130 interrupted.`).action(wD);await bf(Ff);async function wD(t,e){yf();let{reporter:n,
screen:r,interactive:s,helpWidth:i}=hf(e.format),{seed:o,drawn:a}=gf(e.seed),u,d=!1,c=!1,l=new es({key:Js(o),idBits:e.
idBits,minNodes:e.minNodes,geometry:Dt[e.geometry],trustAdvertised:e.trustAdvertised===!0,timing:{waitMs:e.waitTimeout??
0,setupMs:e.setupTimeout,patienceMs:e.patience,settleMs:e.settle,runMs:e.runTimeout},report(E){if(n.registry(E),
E.kind!=="ended"||c)return;let x=u;u=void 0,x?.(d?"stopped":E.outcome)},exit:()=>{}});try{let E=await l.listen(
e.host,t);n.listening(E),TD(E.port)}catch(E){let x=W({host:e.host,port:t});return n.error(`cannot listen on ${x}\
: ${en(E)}; choose another port, or 0 for a free one, and as --host an address of this machine`),gn(le.failed)}
n.seed(o,a);let f=E=>new Promise(x=>{u=x,d=!1,l.command(E)}),m,p=new AbortController;Il((E,x)=>{if(m!==void 0&&
process.exit(x),E==="SIGINT"&&u!==void 0&&(d=!0,l.command({name:"stop"}),s))return n.note("Ctrl-C again ends t\
he registry.");m=x,l.stop(),p.abort(),E==="SIGINT"?gn(x):yn(x)}),process.platform!=="win32"&&process.on("SIGUS\
R2",()=>{c=!0,l.command({name:"status"}),c=!1});let{exec:h}=e;if(e.waitFor!==void 0){let E=await f({name:"wait\
-for",nodes:e.waitFor});if(E!=="done"&&!s)return gn(m??le.failed);E==="stopped"&&(h=void 0)}let{ended:b,exitCode:v}=await Nl(
{commands:Tf,execute:f,input:process.stdin,screen:r,show:n,helpWidth:i,exec:h,interactive:s,signal:p.signal,history:s?
pl("registry"):void 0});b!=="serving"?gn(m??v):process.exitCode=v}function TD(t){process.send?.({port:t})}
