#!/usr/bin/env node
// Sinkward 0.2.0: messenger, as it was released, to be run beside later versions. Do not edit.
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
var dl=Object.create;var Ni=Object.defineProperty;var ll=Object.getOwnPropertyDescriptor;var cl=Object.getOwnPropertyNames;var fl=Object.getPrototypeOf,ml=Object.prototype.hasOwnProperty;var se=(t=>typeof require<"u"?require:typeof Proxy<"u"?new Proxy(t,{get:(e,n)=>(typeof require<"u"?require:e)[n]}):
t)(function(t){if(typeof require<"u")return require.apply(this,arguments);throw Error('Dynamic require of "'+t+
'" is not supported')});var S=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(n){throw e=0,n}};var pl=(t,e,n,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of cl(e))!ml.call(t,i)&&i!==n&&Ni(
t,i,{get:()=>e[i],enumerable:!(r=ll(e,i))||r.enumerable});return t};var vn=(t,e,n)=>(n=t!=null?dl(fl(t)):{},pl(e||!t||!t.__esModule?Ni(n,"default",{value:t,enumerable:!0}):n,t));var Pe=S(Sn=>{var Et=class extends Error{constructor(e,n,r){super(r),Error.captureStackTrace(this,this.constructor),
this.name=this.constructor.name,this.code=n,this.exitCode=e,this.nestedError=void 0}},Tn=class extends Et{constructor(e){
super(1,"commander.invalidArgument",e),Error.captureStackTrace(this,this.constructor),this.name=this.constructor.
name}};Sn.CommanderError=Et;Sn.InvalidArgumentError=Tn});var xt=S(wn=>{var{InvalidArgumentError:hl}=Pe(),Cn=class{constructor(e,n){switch(this.description=n||"",this.variadic=
!1,this.parseArg=void 0,this.defaultValue=void 0,this.defaultValueDescription=void 0,this.argChoices=void 0,e[0]){case"\
<":this.required=!0,this._name=e.slice(1,-1);break;case"[":this.required=!1,this._name=e.slice(1,-1);break;default:
this.required=!0,this._name=e;break}this._name.endsWith("...")&&(this.variadic=!0,this._name=this._name.slice(
0,-3))}name(){return this._name}_collectValue(e,n){return n===this.defaultValue||!Array.isArray(n)?[e]:(n.push(
e),n)}default(e,n){return this.defaultValue=e,this.defaultValueDescription=n,this}argParser(e){return this.parseArg=
e,this}choices(e){return this.argChoices=e.slice(),this.parseArg=(n,r)=>{if(!this.argChoices.includes(n))throw new hl(
`Allowed choices are ${this.argChoices.join(", ")}.`);return this.variadic?this._collectValue(n,r):n},this}argRequired(){
return this.required=!0,this}argOptional(){return this.required=!1,this}};function gl(t){let e=t.name()+(t.variadic===
!0?"...":"");return t.required?"<"+e+">":"["+e+"]"}wn.Argument=Cn;wn.humanReadableArgName=gl});var On=S(_n=>{var{humanReadableArgName:Dl}=xt(),Nn=class{constructor(){this.helpWidth=void 0,this.minWidthToWrap=
40,this.sortSubcommands=!1,this.sortOptions=!1,this.showGlobalOptions=!1}prepareContext(e){this.helpWidth=this.
helpWidth??e.helpWidth??80}visibleCommands(e){let n=e.commands.filter(i=>!i._hidden),r=e._getHelpCommand();return r&&
!r._hidden&&n.push(r),this.sortSubcommands&&n.sort((i,s)=>i.name().localeCompare(s.name())),n}compareOptions(e,n){
let r=i=>i.short?i.short.replace(/^-/,""):i.long.replace(/^--/,"");return r(e).localeCompare(r(n))}visibleOptions(e){
let n=e.options.filter(i=>!i.hidden),r=e._getHelpOption();if(r&&!r.hidden){let i=r.short&&e._findOption(r.short),
s=r.long&&e._findOption(r.long);!i&&!s?n.push(r):r.long&&!s?n.push(e.createOption(r.long,r.description)):r.short&&
!i&&n.push(e.createOption(r.short,r.description))}return this.sortOptions&&n.sort(this.compareOptions),n}visibleGlobalOptions(e){
if(!this.showGlobalOptions)return[];let n=[];for(let r=e.parent;r;r=r.parent){let i=r.options.filter(s=>!s.hidden);
n.push(...i)}return this.sortOptions&&n.sort(this.compareOptions),n}visibleArguments(e){return e._argsDescription&&
e.registeredArguments.forEach(n=>{n.description=n.description||e._argsDescription[n.name()]||""}),e.registeredArguments.
find(n=>n.description)?e.registeredArguments:[]}subcommandTerm(e){let n=e.registeredArguments.map(r=>Dl(r)).join(
" ");return e._name+(e._aliases[0]?"|"+e._aliases[0]:"")+(e.options.length?" [options]":"")+(n?" "+n:"")}optionTerm(e){
return e.flags}argumentTerm(e){return e.name()}longestSubcommandTermLength(e,n){return n.visibleCommands(e).reduce(
(r,i)=>Math.max(r,this.displayWidth(n.styleSubcommandTerm(n.subcommandTerm(i)))),0)}longestOptionTermLength(e,n){
return n.visibleOptions(e).reduce((r,i)=>Math.max(r,this.displayWidth(n.styleOptionTerm(n.optionTerm(i)))),0)}longestGlobalOptionTermLength(e,n){
return n.visibleGlobalOptions(e).reduce((r,i)=>Math.max(r,this.displayWidth(n.styleOptionTerm(n.optionTerm(i)))),
0)}longestArgumentTermLength(e,n){return n.visibleArguments(e).reduce((r,i)=>Math.max(r,this.displayWidth(n.styleArgumentTerm(
n.argumentTerm(i)))),0)}commandUsage(e){let n=e._name;e._aliases[0]&&(n=n+"|"+e._aliases[0]);let r="";for(let i=e.
parent;i;i=i.parent)r=i.name()+" "+r;return r+n+" "+e.usage()}commandDescription(e){return e.description()}subcommandDescription(e){
return e.summary()||e.description()}optionDescription(e){let n=[];if(e.argChoices&&n.push(`choices: ${e.argChoices.
map(r=>JSON.stringify(r)).join(", ")}`),e.defaultValue!==void 0&&(e.required||e.optional||e.isBoolean()&&typeof e.
defaultValue=="boolean")&&n.push(`default: ${e.defaultValueDescription||JSON.stringify(e.defaultValue)}`),e.presetArg!==
void 0&&e.optional&&n.push(`preset: ${JSON.stringify(e.presetArg)}`),e.envVar!==void 0&&n.push(`env: ${e.envVar}`),
n.length>0){let r=`(${n.join(", ")})`;return e.description?`${e.description} ${r}`:r}return e.description}argumentDescription(e){
let n=[];if(e.argChoices&&n.push(`choices: ${e.argChoices.map(r=>JSON.stringify(r)).join(", ")}`),e.defaultValue!==
void 0&&n.push(`default: ${e.defaultValueDescription||JSON.stringify(e.defaultValue)}`),n.length>0){let r=`(${n.
join(", ")})`;return e.description?`${e.description} ${r}`:r}return e.description}formatItemList(e,n,r){return n.
length===0?[]:[r.styleTitle(e),...n,""]}groupItems(e,n,r){let i=new Map;return e.forEach(s=>{let o=r(s);i.has(
o)||i.set(o,[])}),n.forEach(s=>{let o=r(s);i.has(o)||i.set(o,[]),i.get(o).push(s)}),i}formatHelp(e,n){let r=n.
padWidth(e,n),i=n.helpWidth??80;function s(c,f){return n.formatItem(c,r,f,n)}let o=[`${n.styleTitle("Usage:")}\
 ${n.styleUsage(n.commandUsage(e))}`,""],a=n.commandDescription(e);a.length>0&&(o=o.concat([n.boxWrap(n.styleCommandDescription(
a),i),""]));let u=n.visibleArguments(e).map(c=>s(n.styleArgumentTerm(n.argumentTerm(c)),n.styleArgumentDescription(
n.argumentDescription(c))));if(o=o.concat(this.formatItemList("Arguments:",u,n)),this.groupItems(e.options,n.visibleOptions(
e),c=>c.helpGroupHeading??"Options:").forEach((c,f)=>{let m=c.map(p=>s(n.styleOptionTerm(n.optionTerm(p)),n.styleOptionDescription(
n.optionDescription(p))));o=o.concat(this.formatItemList(f,m,n))}),n.showGlobalOptions){let c=n.visibleGlobalOptions(
e).map(f=>s(n.styleOptionTerm(n.optionTerm(f)),n.styleOptionDescription(n.optionDescription(f))));o=o.concat(this.
formatItemList("Global Options:",c,n))}return this.groupItems(e.commands,n.visibleCommands(e),c=>c.helpGroup()||
"Commands:").forEach((c,f)=>{let m=c.map(p=>s(n.styleSubcommandTerm(n.subcommandTerm(p)),n.styleSubcommandDescription(
n.subcommandDescription(p))));o=o.concat(this.formatItemList(f,m,n))}),o.join(`
`)}displayWidth(e){return _i(e).length}styleTitle(e){return e}styleUsage(e){return e.split(" ").map(n=>n==="[o\
ptions]"?this.styleOptionText(n):n==="[command]"?this.styleSubcommandText(n):n[0]==="["||n[0]==="<"?this.styleArgumentText(
n):this.styleCommandText(n)).join(" ")}styleCommandDescription(e){return this.styleDescriptionText(e)}styleOptionDescription(e){
return this.styleDescriptionText(e)}styleSubcommandDescription(e){return this.styleDescriptionText(e)}styleArgumentDescription(e){
return this.styleDescriptionText(e)}styleDescriptionText(e){return e}styleOptionTerm(e){return this.styleOptionText(
e)}styleSubcommandTerm(e){return e.split(" ").map(n=>n==="[options]"?this.styleOptionText(n):n[0]==="["||n[0]===
"<"?this.styleArgumentText(n):this.styleSubcommandText(n)).join(" ")}styleArgumentTerm(e){return this.styleArgumentText(
e)}styleOptionText(e){return e}styleArgumentText(e){return e}styleSubcommandText(e){return e}styleCommandText(e){
return e}padWidth(e,n){return Math.max(n.longestOptionTermLength(e,n),n.longestGlobalOptionTermLength(e,n),n.longestSubcommandTermLength(
e,n),n.longestArgumentTermLength(e,n))}preformatted(e){return/\n[^\S\r\n]/.test(e)}formatItem(e,n,r,i){let o="\
 ".repeat(2);if(!r)return o+e;let a=e.padEnd(n+e.length-i.displayWidth(e)),u=2,l=(this.helpWidth??80)-n-u-2,c;
return l<this.minWidthToWrap||i.preformatted(r)?c=r:c=i.boxWrap(r,l).replace(/\n/g,`
`+" ".repeat(n+u)),o+a+" ".repeat(u)+c.replace(/\n/g,`
${o}`)}boxWrap(e,n){if(n<this.minWidthToWrap)return e;let r=e.split(/\r\n|\n/),i=/[\s]*[^\s]+/g,s=[];return r.
forEach(o=>{let a=o.match(i);if(a===null){s.push("");return}let u=[a.shift()],d=this.displayWidth(u[0]);a.forEach(
l=>{let c=this.displayWidth(l);if(d+c<=n){u.push(l),d+=c;return}s.push(u.join(""));let f=l.trimStart();u=[f],d=
this.displayWidth(f)}),s.push(u.join(""))}),s.join(`
`)}};function _i(t){let e=/\x1b\[\d*(;\d*)*m/g;return t.replace(e,"")}_n.Help=Nn;_n.stripColor=_i});var Fn=S(In=>{var{InvalidArgumentError:yl}=Pe(),An=class{constructor(e,n){this.flags=e,this.description=n||"",
this.required=e.includes("<"),this.optional=e.includes("["),this.variadic=/\w\.\.\.[>\]]$/.test(e),this.mandatory=
!1;let r=bl(e);this.short=r.shortFlag,this.long=r.longFlag,this.negate=!1,this.long&&(this.negate=this.long.startsWith(
"--no-")),this.defaultValue=void 0,this.defaultValueDescription=void 0,this.presetArg=void 0,this.envVar=void 0,
this.parseArg=void 0,this.hidden=!1,this.argChoices=void 0,this.conflictsWith=[],this.implied=void 0,this.helpGroupHeading=
void 0}default(e,n){return this.defaultValue=e,this.defaultValueDescription=n,this}preset(e){return this.presetArg=
e,this}conflicts(e){return this.conflictsWith=this.conflictsWith.concat(e),this}implies(e){let n=e;return typeof e==
"string"&&(n={[e]:!0}),this.implied=Object.assign(this.implied||{},n),this}env(e){return this.envVar=e,this}argParser(e){
return this.parseArg=e,this}makeOptionMandatory(e=!0){return this.mandatory=!!e,this}hideHelp(e=!0){return this.
hidden=!!e,this}_collectValue(e,n){return n===this.defaultValue||!Array.isArray(n)?[e]:(n.push(e),n)}choices(e){
return this.argChoices=e.slice(),this.parseArg=(n,r)=>{if(!this.argChoices.includes(n))throw new yl(`Allowed c\
hoices are ${this.argChoices.join(", ")}.`);return this.variadic?this._collectValue(n,r):n},this}name(){return this.
long?this.long.replace(/^--/,""):this.short.replace(/^-/,"")}attributeName(){return this.negate?Oi(this.name().
replace(/^no-/,"")):Oi(this.name())}helpGroup(e){return this.helpGroupHeading=e,this}is(e){return this.short===
e||this.long===e}isBoolean(){return!this.required&&!this.optional&&!this.negate}},Rn=class{constructor(e){this.
positiveOptions=new Map,this.negativeOptions=new Map,this.dualOptions=new Set,e.forEach(n=>{n.negate?this.negativeOptions.
set(n.attributeName(),n):this.positiveOptions.set(n.attributeName(),n)}),this.negativeOptions.forEach((n,r)=>{
this.positiveOptions.has(r)&&this.dualOptions.add(r)})}valueFromOption(e,n){let r=n.attributeName();if(!this.dualOptions.
has(r))return!0;let i=this.negativeOptions.get(r).presetArg,s=i!==void 0?i:!1;return n.negate===(s===e)}};function Oi(t){
return t.split("-").reduce((e,n)=>e+n[0].toUpperCase()+n.slice(1))}function bl(t){let e,n,r=/^-[^-]$/,i=/^--[^-]/,
s=t.split(/[ |,]+/).concat("guard");if(r.test(s[0])&&(e=s.shift()),i.test(s[0])&&(n=s.shift()),!e&&r.test(s[0])&&
(e=s.shift()),!e&&i.test(s[0])&&(e=n,n=s.shift()),s[0].startsWith("-")){let o=s[0],a=`option creation failed d\
ue to '${o}' in option flags '${t}'`;throw/^-[^-][^-]/.test(o)?new Error(`${a}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`):r.test(o)?new Error(
`${a}
- too many short flags`):i.test(o)?new Error(`${a}
- too many long flags`):new Error(`${a}
- unrecognised flag format`)}if(e===void 0&&n===void 0)throw new Error(`option creation failed due to no flags\
 found in '${t}'.`);return{shortFlag:e,longFlag:n}}In.Option=An;In.DualOptions=Rn});var Ri=S(Ai=>{function El(t,e){if(Math.abs(t.length-e.length)>3)return Math.max(t.length,e.length);let n=[];for(let r=0;r<=
t.length;r++)n[r]=[r];for(let r=0;r<=e.length;r++)n[0][r]=r;for(let r=1;r<=e.length;r++)for(let i=1;i<=t.length;i++){
let s=1;t[i-1]===e[r-1]?s=0:s=1,n[i][r]=Math.min(n[i-1][r]+1,n[i][r-1]+1,n[i-1][r-1]+s),i>1&&r>1&&t[i-1]===e[r-
2]&&t[i-2]===e[r-1]&&(n[i][r]=Math.min(n[i][r],n[i-2][r-2]+1))}return n[t.length][e.length]}function xl(t,e){if(!e||
e.length===0)return"";e=Array.from(new Set(e));let n=t.startsWith("--");n&&(t=t.slice(2),e=e.map(o=>o.slice(2)));
let r=[],i=3,s=.4;return e.forEach(o=>{if(o.length<=1)return;let a=El(t,o),u=Math.max(t.length,o.length);(u-a)/
u>s&&(a<i?(i=a,r=[o]):a===i&&r.push(o))}),r.sort((o,a)=>o.localeCompare(a)),n&&(r=r.map(o=>`--${o}`)),r.length>
1?`
(Did you mean one of ${r.join(", ")}?)`:r.length===1?`
(Did you mean ${r[0]}?)`:""}Ai.suggestSimilar=xl});var Mi=S(Pn=>{var vl=se("node:events").EventEmitter,kn=se("node:child_process"),J=se("node:path"),vt=se("node:fs"),
_=se("node:process"),{Argument:Tl,humanReadableArgName:Sl}=xt(),{CommanderError:Mn}=Pe(),{Help:Cl,stripColor:wl}=On(),
{Option:Ii,DualOptions:Nl}=Fn(),{suggestSimilar:Fi}=Ri(),Ln=class t extends vl{constructor(e){super(),this.commands=
[],this.options=[],this.parent=null,this._allowUnknownOption=!1,this._allowExcessArguments=!1,this.registeredArguments=
[],this._args=this.registeredArguments,this.args=[],this.rawArgs=[],this.processedArgs=[],this._scriptPath=null,
this._name=e||"",this._optionValues={},this._optionValueSources={},this._storeOptionsAsProperties=!1,this._actionHandler=
null,this._executableHandler=!1,this._executableFile=null,this._executableDir=null,this._defaultCommandName=null,
this._exitCallback=null,this._aliases=[],this._combineFlagAndOptionalValue=!0,this._description="",this._summary=
"",this._argsDescription=void 0,this._enablePositionalOptions=!1,this._passThroughOptions=!1,this._lifeCycleHooks=
{},this._showHelpAfterError=!1,this._showSuggestionAfterError=!0,this._savedState=null,this._outputConfiguration=
{writeOut:n=>_.stdout.write(n),writeErr:n=>_.stderr.write(n),outputError:(n,r)=>r(n),getOutHelpWidth:()=>_.stdout.
isTTY?_.stdout.columns:void 0,getErrHelpWidth:()=>_.stderr.isTTY?_.stderr.columns:void 0,getOutHasColors:()=>Bn()??
(_.stdout.isTTY&&_.stdout.hasColors?.()),getErrHasColors:()=>Bn()??(_.stderr.isTTY&&_.stderr.hasColors?.()),stripColor:n=>wl(
n)},this._hidden=!1,this._helpOption=void 0,this._addImplicitHelpCommand=void 0,this._helpCommand=void 0,this.
_helpConfiguration={},this._helpGroupHeading=void 0,this._defaultCommandGroup=void 0,this._defaultOptionGroup=
void 0}copyInheritedSettings(e){return this._outputConfiguration=e._outputConfiguration,this._helpOption=e._helpOption,
this._helpCommand=e._helpCommand,this._helpConfiguration=e._helpConfiguration,this._exitCallback=e._exitCallback,
this._storeOptionsAsProperties=e._storeOptionsAsProperties,this._combineFlagAndOptionalValue=e._combineFlagAndOptionalValue,
this._allowExcessArguments=e._allowExcessArguments,this._enablePositionalOptions=e._enablePositionalOptions,this.
_showHelpAfterError=e._showHelpAfterError,this._showSuggestionAfterError=e._showSuggestionAfterError,this}_getCommandAndAncestors(){
let e=[];for(let n=this;n;n=n.parent)e.push(n);return e}command(e,n,r){let i=n,s=r;typeof i=="object"&&i!==null&&
(s=i,i=null),s=s||{};let[,o,a]=e.match(/([^ ]+) *(.*)/),u=this.createCommand(o);return i&&(u.description(i),u.
_executableHandler=!0),s.isDefault&&(this._defaultCommandName=u._name),u._hidden=!!(s.noHelp||s.hidden),u._executableFile=
s.executableFile||null,a&&u.arguments(a),this._registerCommand(u),u.parent=this,u.copyInheritedSettings(this),
i?this:u}createCommand(e){return new t(e)}createHelp(){return Object.assign(new Cl,this.configureHelp())}configureHelp(e){
return e===void 0?this._helpConfiguration:(this._helpConfiguration=e,this)}configureOutput(e){return e===void 0?
this._outputConfiguration:(this._outputConfiguration={...this._outputConfiguration,...e},this)}showHelpAfterError(e=!0){
return typeof e!="string"&&(e=!!e),this._showHelpAfterError=e,this}showSuggestionAfterError(e=!0){return this.
_showSuggestionAfterError=!!e,this}addCommand(e,n){if(!e._name)throw new Error(`Command passed to .addCommand(\
) must have a name
- specify the name in Command constructor or using .name()`);return n=n||{},n.isDefault&&(this._defaultCommandName=
e._name),(n.noHelp||n.hidden)&&(e._hidden=!0),this._registerCommand(e),e.parent=this,e._checkForBrokenPassThrough(),
this}createArgument(e,n){return new Tl(e,n)}argument(e,n,r,i){let s=this.createArgument(e,n);return typeof r==
"function"?s.default(i).argParser(r):s.default(r),this.addArgument(s),this}arguments(e){return e.trim().split(
/ +/).forEach(n=>{this.argument(n)}),this}addArgument(e){let n=this.registeredArguments.slice(-1)[0];if(n?.variadic)
throw new Error(`only the last argument can be variadic '${n.name()}'`);if(e.required&&e.defaultValue!==void 0&&
e.parseArg===void 0)throw new Error(`a default value for a required argument is never used: '${e.name()}'`);return this.
registeredArguments.push(e),this}helpCommand(e,n){if(typeof e=="boolean")return this._addImplicitHelpCommand=e,
e&&this._defaultCommandGroup&&this._initCommandGroup(this._getHelpCommand()),this;let r=e??"help [command]",[,
i,s]=r.match(/([^ ]+) *(.*)/),o=n??"display help for command",a=this.createCommand(i);return a.helpOption(!1),
s&&a.arguments(s),o&&a.description(o),this._addImplicitHelpCommand=!0,this._helpCommand=a,(e||n)&&this._initCommandGroup(
a),this}addHelpCommand(e,n){return typeof e!="object"?(this.helpCommand(e,n),this):(this._addImplicitHelpCommand=
!0,this._helpCommand=e,this._initCommandGroup(e),this)}_getHelpCommand(){return this._addImplicitHelpCommand??
(this.commands.length&&!this._actionHandler&&!this._findCommand("help"))?(this._helpCommand===void 0&&this.helpCommand(
void 0,void 0),this._helpCommand):null}hook(e,n){let r=["preSubcommand","preAction","postAction"];if(!r.includes(
e))throw new Error(`Unexpected value for event passed to hook : '${e}'.
Expecting one of '${r.join("', '")}'`);return this._lifeCycleHooks[e]?this._lifeCycleHooks[e].push(n):this._lifeCycleHooks[e]=
[n],this}exitOverride(e){return e?this._exitCallback=e:this._exitCallback=n=>{if(n.code!=="commander.executeSu\
bCommandAsync")throw n},this}_exit(e,n,r){this._exitCallback&&this._exitCallback(new Mn(e,n,r)),_.exit(e)}action(e){
let n=r=>{let i=this.registeredArguments.length,s=r.slice(0,i);return this._storeOptionsAsProperties?s[i]=this:
s[i]=this.opts(),s.push(this),e.apply(this,s)};return this._actionHandler=n,this}createOption(e,n){return new Ii(
e,n)}_callParseArg(e,n,r,i){try{return e.parseArg(n,r)}catch(s){if(s.code==="commander.invalidArgument"){let o=`${i}\
 ${s.message}`;this.error(o,{exitCode:s.exitCode,code:s.code})}throw s}}_registerOption(e){let n=e.short&&this.
_findOption(e.short)||e.long&&this._findOption(e.long);if(n){let r=e.long&&this._findOption(e.long)?e.long:e.short;
throw new Error(`Cannot add option '${e.flags}'${this._name&&` to command '${this._name}'`} due to conflicting\
 flag '${r}'
-  already used by option '${n.flags}'`)}this._initOptionGroup(e),this.options.push(e)}_registerCommand(e){let n=i=>[
i.name()].concat(i.aliases()),r=n(e).find(i=>this._findCommand(i));if(r){let i=n(this._findCommand(r)).join("|"),
s=n(e).join("|");throw new Error(`cannot add command '${s}' as already have command '${i}'`)}this._initCommandGroup(
e),this.commands.push(e)}addOption(e){this._registerOption(e);let n=e.name(),r=e.attributeName();if(e.negate){
let s=e.long.replace(/^--no-/,"--");this._findOption(s)||this.setOptionValueWithSource(r,e.defaultValue===void 0?
!0:e.defaultValue,"default")}else e.defaultValue!==void 0&&this.setOptionValueWithSource(r,e.defaultValue,"def\
ault");let i=(s,o,a)=>{s==null&&e.presetArg!==void 0&&(s=e.presetArg);let u=this.getOptionValue(r);s!==null&&e.
parseArg?s=this._callParseArg(e,s,u,o):s!==null&&e.variadic&&(s=e._collectValue(s,u)),s==null&&(e.negate?s=!1:
e.isBoolean()||e.optional?s=!0:s=""),this.setOptionValueWithSource(r,s,a)};return this.on("option:"+n,s=>{let o=`\
error: option '${e.flags}' argument '${s}' is invalid.`;i(s,o,"cli")}),e.envVar&&this.on("optionEnv:"+n,s=>{let o=`\
error: option '${e.flags}' value '${s}' from env '${e.envVar}' is invalid.`;i(s,o,"env")}),this}_optionEx(e,n,r,i,s){
if(typeof n=="object"&&n instanceof Ii)throw new Error("To add an Option object use addOption() instead of opt\
ion() or requiredOption()");let o=this.createOption(n,r);if(o.makeOptionMandatory(!!e.mandatory),typeof i=="fu\
nction")o.default(s).argParser(i);else if(i instanceof RegExp){let a=i;i=(u,d)=>{let l=a.exec(u);return l?l[0]:
d},o.default(s).argParser(i)}else o.default(i);return this.addOption(o)}option(e,n,r,i){return this._optionEx(
{},e,n,r,i)}requiredOption(e,n,r,i){return this._optionEx({mandatory:!0},e,n,r,i)}combineFlagAndOptionalValue(e=!0){
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
be array or undefined");if(n=n||{},e===void 0&&n.from===void 0){_.versions?.electron&&(n.from="electron");let i=_.
execArgv??[];(i.includes("-e")||i.includes("--eval")||i.includes("-p")||i.includes("--print"))&&(n.from="eval")}
e===void 0&&(e=_.argv),this.rawArgs=e.slice();let r;switch(n.from){case void 0:case"node":this._scriptPath=e[1],
r=e.slice(2);break;case"electron":_.defaultApp?(this._scriptPath=e[1],r=e.slice(2)):r=e.slice(1);break;case"us\
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
if(vt.existsSync(e))return;let i=n?`searched for local subcommand relative to directory '${n}'`:"no directory \
for search for local subcommand, use .executableDir() to supply a custom directory",s=`'${e}' does not exist
 - if '${r}' is not meant to be an executable command, remove description parameter from '.command()' and use \
'.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or pa\
th
 - ${i}`;throw new Error(s)}_executeSubCommand(e,n){n=n.slice();let r=!1,i=[".js",".ts",".tsx",".mjs",".cjs"];
function s(l,c){let f=J.resolve(l,c);if(vt.existsSync(f))return f;if(i.includes(J.extname(c)))return;let m=i.find(
p=>vt.existsSync(`${f}${p}`));if(m)return`${f}${m}`}this._checkForMissingMandatoryOptions(),this._checkForConflictingOptions();
let o=e._executableFile||`${this._name}-${e._name}`,a=this._executableDir||"";if(this._scriptPath){let l;try{l=
vt.realpathSync(this._scriptPath)}catch{l=this._scriptPath}a=J.resolve(J.dirname(l),a)}if(a){let l=s(a,o);if(!l&&
!e._executableFile&&this._scriptPath){let c=J.basename(this._scriptPath,J.extname(this._scriptPath));c!==this.
_name&&(l=s(a,`${c}-${e._name}`))}o=l||o}r=i.includes(J.extname(o));let u;_.platform!=="win32"?r?(n.unshift(o),
n=ki(_.execArgv).concat(n),u=kn.spawn(_.argv[0],n,{stdio:"inherit"})):u=kn.spawn(o,n,{stdio:"inherit"}):(this.
_checkForMissingExecutable(o,a,e._name),n.unshift(o),n=ki(_.execArgv).concat(n),u=kn.spawn(_.execPath,n,{stdio:"\
inherit"})),u.killed||["SIGUSR1","SIGUSR2","SIGTERM","SIGINT","SIGHUP"].forEach(c=>{_.on(c,()=>{u.killed===!1&&
u.exitCode===null&&u.kill(c)})});let d=this._exitCallback;u.on("close",l=>{l=l??1,d?d(new Mn(l,"commander.exec\
uteSubCommandAsync","(close)")):_.exit(l)}),u.on("error",l=>{if(l.code==="ENOENT")this._checkForMissingExecutable(
o,a,e._name);else if(l.code==="EACCES")throw new Error(`'${o}' not executable`);if(!d)_.exit(1);else{let c=new Mn(
1,"commander.executeSubCommandAsync","(error)");c.nestedError=l,d(c)}}),this.runningCommand=u}_dispatchSubcommand(e,n,r){
let i=this._findCommand(e);i||this.help({error:!0}),i._prepareForParse();let s;return s=this._chainOrCallSubCommandHook(
s,i,"preSubcommand"),s=this._chainOrCall(s,()=>{if(i._executableHandler)this._executeSubCommand(i,n.concat(r));else
return i._parseCommand(n,r)}),s}_dispatchHelpCommand(e){e||this.help();let n=this._findCommand(e);return n&&!n.
_executableHandler&&n.help(),this._dispatchSubcommand(e,[],[this._getHelpOption()?.long??this._getHelpOption()?.
short??"--help"])}_checkNumberOfArguments(){this.registeredArguments.forEach((e,n)=>{e.required&&this.args[n]==
null&&this.missingArgument(e.name())}),!(this.registeredArguments.length>0&&this.registeredArguments[this.registeredArguments.
length-1].variadic)&&this.args.length>this.registeredArguments.length&&this._excessArguments(this.args)}_processArguments(){
let e=(r,i,s)=>{let o=i;if(i!==null&&r.parseArg){let a=`error: command-argument value '${i}' is invalid for ar\
gument '${r.name()}'.`;o=this._callParseArg(r,i,s,a)}return o};this._checkNumberOfArguments();let n=[];this.registeredArguments.
forEach((r,i)=>{let s=r.defaultValue;r.variadic?i<this.args.length?(s=this.args.slice(i),r.parseArg&&(s=s.reduce(
(o,a)=>e(r,a,o),r.defaultValue))):s===void 0&&(s=[]):i<this.args.length&&(s=this.args[i],r.parseArg&&(s=e(r,s,
r.defaultValue))),n[i]=s}),this.processedArgs=n}_chainOrCall(e,n){return e?.then&&typeof e.then=="function"?e.
then(()=>n()):n()}_chainOrCallHooks(e,n){let r=e,i=[];return this._getCommandAndAncestors().reverse().filter(s=>s.
_lifeCycleHooks[n]!==void 0).forEach(s=>{s._lifeCycleHooks[n].forEach(o=>{i.push({hookedCommand:s,callback:o})})}),
n==="postAction"&&i.reverse(),i.forEach(s=>{r=this._chainOrCall(r,()=>s.callback(s.hookedCommand,this))}),r}_chainOrCallSubCommandHook(e,n,r){
let i=e;return this._lifeCycleHooks[r]!==void 0&&this._lifeCycleHooks[r].forEach(s=>{i=this._chainOrCall(i,()=>s(
this,n))}),i}_parseCommand(e,n){let r=this.parseOptions(n);if(this._parseOptionsEnv(),this._parseOptionsImplied(),
e=e.concat(r.operands),n=r.unknown,this.args=e.concat(n),e&&this._findCommand(e[0]))return this._dispatchSubcommand(
e[0],e.slice(1),n);if(this._getHelpCommand()&&e[0]===this._getHelpCommand().name())return this._dispatchHelpCommand(
e[1]);if(this._defaultCommandName)return this._outputHelpIfRequested(n),this._dispatchSubcommand(this._defaultCommandName,
e,n);this.commands.length&&this.args.length===0&&!this._actionHandler&&!this._defaultCommandName&&this.help({error:!0}),
this._outputHelpIfRequested(r.unknown),this._checkForMissingMandatoryOptions(),this._checkForConflictingOptions();
let i=()=>{r.unknown.length>0&&this.unknownOption(r.unknown[0])},s=`command:${this.name()}`;if(this._actionHandler){
i(),this._processArguments();let o;return o=this._chainOrCallHooks(o,"preAction"),o=this._chainOrCall(o,()=>this.
_actionHandler(this.processedArgs)),this.parent&&(o=this._chainOrCall(o,()=>{this.parent.emit(s,e,n)})),o=this.
_chainOrCallHooks(o,"postAction"),o}if(this.parent?.listenerCount(s))i(),this._processArguments(),this.parent.
emit(s,e,n);else if(e.length){if(this._findCommand("*"))return this._dispatchSubcommand("*",e,n);this.listenerCount(
"command:*")?this.emit("command:*",e,n):this.commands.length?this.unknownCommand():(i(),this._processArguments())}else
this.commands.length?(i(),this.help({error:!0})):(i(),this._processArguments())}_findCommand(e){if(e)return this.
commands.find(n=>n._name===e||n._aliases.includes(e))}_findOption(e){return this.options.find(n=>n.is(e))}_checkForMissingMandatoryOptions(){
this._getCommandAndAncestors().forEach(e=>{e.options.forEach(n=>{n.mandatory&&e.getOptionValue(n.attributeName())===
void 0&&e.missingMandatoryOptionValue(n)})})}_checkForConflictingLocalOptions(){let e=this.options.filter(r=>{
let i=r.attributeName();return this.getOptionValue(i)===void 0?!1:this.getOptionValueSource(i)!=="default"});e.
filter(r=>r.conflictsWith.length>0).forEach(r=>{let i=e.find(s=>r.conflictsWith.includes(s.attributeName()));i&&
this._conflictingOption(r,i)})}_checkForConflictingOptions(){this._getCommandAndAncestors().forEach(e=>{e._checkForConflictingLocalOptions()})}parseOptions(e){
let n=[],r=[],i=n;function s(l){return l.length>1&&l[0]==="-"}let o=l=>/^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(l)?
!this._getCommandAndAncestors().some(c=>c.options.map(f=>f.short).some(f=>/^-\d$/.test(f))):!1,a=null,u=null,d=0;
for(;d<e.length||u;){let l=u??e[d++];if(u=null,l==="--"){i===r&&i.push(l),i.push(...e.slice(d));break}if(a&&(!s(
l)||o(l))){this.emit(`option:${a.name()}`,l);continue}if(a=null,s(l)){let c=this._findOption(l);if(c){if(c.required){
let f=e[d++];f===void 0&&this.optionMissingArgument(c),this.emit(`option:${c.name()}`,f)}else if(c.optional){let f=null;
d<e.length&&(!s(e[d])||o(e[d]))&&(f=e[d++]),this.emit(`option:${c.name()}`,f)}else this.emit(`option:${c.name()}`);
a=c.variadic?c:null;continue}}if(l.length>2&&l[0]==="-"&&l[1]!=="-"){let c=this._findOption(`-${l[1]}`);if(c){
c.required||c.optional&&this._combineFlagAndOptionalValue?this.emit(`option:${c.name()}`,l.slice(2)):(this.emit(
`option:${c.name()}`),u=`-${l.slice(2)}`);continue}}if(/^--[^=]+=/.test(l)){let c=l.indexOf("="),f=this._findOption(
l.slice(0,c));if(f&&(f.required||f.optional)){this.emit(`option:${f.name()}`,l.slice(c+1));continue}}if(i===n&&
s(l)&&!(this.commands.length===0&&o(l))&&(i=r),(this._enablePositionalOptions||this._passThroughOptions)&&n.length===
0&&r.length===0){if(this._findCommand(l)){n.push(l),r.push(...e.slice(d));break}else if(this._getHelpCommand()&&
l===this._getHelpCommand().name()){n.push(l,...e.slice(d));break}else if(this._defaultCommandName){r.push(l,...e.
slice(d));break}}if(this._passThroughOptions){i.push(l,...e.slice(d));break}i.push(l)}return{operands:n,unknown:r}}opts(){
if(this._storeOptionsAsProperties){let e={},n=this.options.length;for(let r=0;r<n;r++){let i=this.options[r].attributeName();
e[i]=i===this._versionOptionName?this._version:this[i]}return e}return this._optionValues}optsWithGlobals(){return this.
_getCommandAndAncestors().reduce((e,n)=>Object.assign(e,n.opts()),{})}error(e,n){this._outputConfiguration.outputError(
`${e}
`,this._outputConfiguration.writeErr),typeof this._showHelpAfterError=="string"?this._outputConfiguration.writeErr(
`${this._showHelpAfterError}
`):this._showHelpAfterError&&(this._outputConfiguration.writeErr(`
`),this.outputHelp({error:!0}));let r=n||{},i=r.exitCode||1,s=r.code||"commander.error";this._exit(i,s,e)}_parseOptionsEnv(){
this.options.forEach(e=>{if(e.envVar&&e.envVar in _.env){let n=e.attributeName();(this.getOptionValue(n)===void 0||
["default","config","env"].includes(this.getOptionValueSource(n)))&&(e.required||e.optional?this.emit(`optionE\
nv:${e.name()}`,_.env[e.envVar]):this.emit(`optionEnv:${e.name()}`))}})}_parseOptionsImplied(){let e=new Nl(this.
options),n=r=>this.getOptionValue(r)!==void 0&&!["default","implied"].includes(this.getOptionValueSource(r));this.
options.filter(r=>r.implied!==void 0&&n(r.attributeName())&&e.valueFromOption(this.getOptionValue(r.attributeName()),
r)).forEach(r=>{Object.keys(r.implied).filter(i=>!n(i)).forEach(i=>{this.setOptionValueWithSource(i,r.implied[i],
"implied")})})}missingArgument(e){let n=`error: missing required argument '${e}'`;this.error(n,{code:"commande\
r.missingArgument"})}optionMissingArgument(e){let n=`error: option '${e.flags}' argument missing`;this.error(n,
{code:"commander.optionMissingArgument"})}missingMandatoryOptionValue(e){let n=`error: required option '${e.flags}\
' not specified`;this.error(n,{code:"commander.missingMandatoryOptionValue"})}_conflictingOption(e,n){let r=o=>{
let a=o.attributeName(),u=this.getOptionValue(a),d=this.options.find(c=>c.negate&&a===c.attributeName()),l=this.
options.find(c=>!c.negate&&a===c.attributeName());return d&&(d.presetArg===void 0&&u===!1||d.presetArg!==void 0&&
u===d.presetArg)?d:l||o},i=o=>{let a=r(o),u=a.attributeName();return this.getOptionValueSource(u)==="env"?`env\
ironment variable '${a.envVar}'`:`option '${a.flags}'`},s=`error: ${i(e)} cannot be used with ${i(n)}`;this.error(
s,{code:"commander.conflictingOption"})}unknownOption(e){if(this._allowUnknownOption)return;let n="";if(e.startsWith(
"--")&&this._showSuggestionAfterError){let i=[],s=this;do{let o=s.createHelp().visibleOptions(s).filter(a=>a.long).
map(a=>a.long);i=i.concat(o),s=s.parent}while(s&&!s._enablePositionalOptions);n=Fi(e,i)}let r=`error: unknown \
option '${e}'${n}`;this.error(r,{code:"commander.unknownOption"})}_excessArguments(e){if(this._allowExcessArguments)
return;let n=this.registeredArguments.length,r=n===1?"":"s",s=`error: too many arguments${this.parent?` for '${this.
name()}'`:""}. Expected ${n} argument${r} but got ${e.length}.`;this.error(s,{code:"commander.excessArguments"})}unknownCommand(){
let e=this.args[0],n="";if(this._showSuggestionAfterError){let i=[];this.createHelp().visibleCommands(this).forEach(
s=>{i.push(s.name()),s.alias()&&i.push(s.alias())}),n=Fi(e,i)}let r=`error: unknown command '${e}'${n}`;this.error(
r,{code:"commander.unknownCommand"})}version(e,n,r){if(e===void 0)return this._version;this._version=e,n=n||"-\
V, --version",r=r||"output the version number";let i=this.createOption(n,r);return this._versionOptionName=i.attributeName(),
this._registerOption(i),this.on("option:"+i.name(),()=>{this._outputConfiguration.writeOut(`${e}
`),this._exit(0,"commander.version",e)}),this}description(e,n){return e===void 0&&n===void 0?this._description:
(this._description=e,n&&(this._argsDescription=n),this)}summary(e){return e===void 0?this._summary:(this._summary=
e,this)}alias(e){if(e===void 0)return this._aliases[0];let n=this;if(this.commands.length!==0&&this.commands[this.
commands.length-1]._executableHandler&&(n=this.commands[this.commands.length-1]),e===n._name)throw new Error("\
Command alias can't be the same as its name");let r=this.parent?._findCommand(e);if(r){let i=[r.name()].concat(
r.aliases()).join("|");throw new Error(`cannot add alias '${e}' to command '${this.name()}' as already have co\
mmand '${i}'`)}return n._aliases.push(e),this}aliases(e){return e===void 0?this._aliases:(e.forEach(n=>this.alias(
n)),this)}usage(e){if(e===void 0){if(this._usage)return this._usage;let n=this.registeredArguments.map(r=>Sl(r));
return[].concat(this.options.length||this._helpOption!==null?"[options]":[],this.commands.length?"[command]":[],
this.registeredArguments.length?n:[]).join(" ")}return this._usage=e,this}name(e){return e===void 0?this._name:
(this._name=e,this)}helpGroup(e){return e===void 0?this._helpGroupHeading??"":(this._helpGroupHeading=e,this)}commandsGroup(e){
return e===void 0?this._defaultCommandGroup??"":(this._defaultCommandGroup=e,this)}optionsGroup(e){return e===
void 0?this._defaultOptionGroup??"":(this._defaultOptionGroup=e,this)}_initOptionGroup(e){this._defaultOptionGroup&&
!e.helpGroupHeading&&e.helpGroup(this._defaultOptionGroup)}_initCommandGroup(e){this._defaultCommandGroup&&!e.
helpGroup()&&e.helpGroup(this._defaultCommandGroup)}nameFromFilename(e){return this._name=J.basename(e,J.extname(
e)),this}executableDir(e){return e===void 0?this._executableDir:(this._executableDir=e,this)}helpInformation(e){
let n=this.createHelp(),r=this._getOutputContext(e);n.prepareContext({error:r.error,helpWidth:r.helpWidth,outputHasColors:r.
hasColors});let i=n.formatHelp(this,n);return r.hasColors?i:this._outputConfiguration.stripColor(i)}_getOutputContext(e){
e=e||{};let n=!!e.error,r,i,s;return n?(r=a=>this._outputConfiguration.writeErr(a),i=this._outputConfiguration.
getErrHasColors(),s=this._outputConfiguration.getErrHelpWidth()):(r=a=>this._outputConfiguration.writeOut(a),i=
this._outputConfiguration.getOutHasColors(),s=this._outputConfiguration.getOutHelpWidth()),{error:n,write:a=>(i||
(a=this._outputConfiguration.stripColor(a)),r(a)),hasColors:i,helpWidth:s}}outputHelp(e){let n;typeof e=="func\
tion"&&(n=e,e=void 0);let r=this._getOutputContext(e),i={error:r.error,write:r.write,command:this};this._getCommandAndAncestors().
reverse().forEach(o=>o.emit("beforeAllHelp",i)),this.emit("beforeHelp",i);let s=this.helpInformation({error:r.
error});if(n&&(s=n(s),typeof s!="string"&&!Buffer.isBuffer(s)))throw new Error("outputHelp callback must retur\
n a string or a Buffer");r.write(s),this._getHelpOption()?.long&&this.emit(this._getHelpOption().long),this.emit(
"afterHelp",i),this._getCommandAndAncestors().forEach(o=>o.emit("afterAllHelp",i))}helpOption(e,n){return typeof e==
"boolean"?(e?(this._helpOption===null&&(this._helpOption=void 0),this._defaultOptionGroup&&this._initOptionGroup(
this._getHelpOption())):this._helpOption=null,this):(this._helpOption=this.createOption(e??"-h, --help",n??"di\
splay help for command"),(e||n)&&this._initOptionGroup(this._helpOption),this)}_getHelpOption(){return this._helpOption===
void 0&&this.helpOption(void 0,void 0),this._helpOption}addHelpOption(e){return this._helpOption=e,this._initOptionGroup(
e),this}help(e){this.outputHelp(e);let n=Number(_.exitCode??0);n===0&&e&&typeof e!="function"&&e.error&&(n=1),
this._exit(n,"commander.help","(outputHelp)")}addHelpText(e,n){let r=["beforeAll","before","after","afterAll"];
if(!r.includes(e))throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${r.join("', '")}'`);let i=`${e}Help`;return this.on(i,s=>{let o;typeof n=="function"?o=n({error:s.
error,command:s.command}):o=n,o&&s.write(`${o}
`)}),this}_outputHelpIfRequested(e){let n=this._getHelpOption();n&&e.find(i=>n.is(i))&&(this.outputHelp(),this.
_exit(0,"commander.helpDisplayed","(outputHelp)"))}};function ki(t){return t.map(e=>{if(!e.startsWith("--inspe\
ct"))return e;let n,r="127.0.0.1",i="9229",s;return(s=e.match(/^(--inspect(-brk)?)$/))!==null?n=s[1]:(s=e.match(
/^(--inspect(-brk|-port)?)=([^:]+)$/))!==null?(n=s[1],/^\d+$/.test(s[3])?i=s[3]:r=s[3]):(s=e.match(/^(--inspect(-brk|-port)?)=([^:]+):(\d+)$/))!==
null&&(n=s[1],r=s[3],i=s[4]),n&&i!=="0"?`${n}=${r}:${parseInt(i)+1}`:e})}function Bn(){if(_.env.NO_COLOR||_.env.
FORCE_COLOR==="0"||_.env.FORCE_COLOR==="false")return!1;if(_.env.FORCE_COLOR||_.env.CLICOLOR_FORCE!==void 0)return!0}
Pn.Command=Ln;Pn.useColor=Bn});var $i=S(V=>{var{Argument:Li}=xt(),{Command:$n}=Mi(),{CommanderError:_l,InvalidArgumentError:Bi}=Pe(),{Help:Ol}=On(),
{Option:Pi}=Fn();V.program=new $n;V.createCommand=t=>new $n(t);V.createOption=(t,e)=>new Pi(t,e);V.createArgument=
(t,e)=>new Li(t,e);V.Command=$n;V.Option=Pi;V.Argument=Li;V.Help=Ol;V.CommanderError=_l;V.InvalidArgumentError=
Bi;V.InvalidOptionArgumentError=Bi});var Hi=S((Wi,Un)=>{(function(t,e,n){function r(a){var u=this,d=o();u.next=function(){var l=2091639*u.s0+u.c*23283064365386963e-26;
return u.s0=u.s1,u.s1=u.s2,u.s2=l-(u.c=l|0)},u.c=1,u.s0=d(" "),u.s1=d(" "),u.s2=d(" "),u.s0-=d(a),u.s0<0&&(u.s0+=
1),u.s1-=d(a),u.s1<0&&(u.s1+=1),u.s2-=d(a),u.s2<0&&(u.s2+=1),d=null}function i(a,u){return u.c=a.c,u.s0=a.s0,u.
s1=a.s1,u.s2=a.s2,u}function s(a,u){var d=new r(a),l=u&&u.state,c=d.next;return c.int32=function(){return d.next()*
4294967296|0},c.double=function(){return c()+(c()*2097152|0)*11102230246251565e-32},c.quick=c,l&&(typeof l=="o\
bject"&&i(l,d),c.state=function(){return i(d,{})}),c}function o(){var a=4022871197,u=function(d){d=String(d);for(var l=0;l<
d.length;l++){a+=d.charCodeAt(l);var c=.02519603282416938*a;a=c>>>0,c-=a,c*=a,a=c>>>0,c-=a,a+=c*4294967296}return(a>>>
0)*23283064365386963e-26};return u}e&&e.exports?e.exports=s:n&&n.amd?n(function(){return s}):this.alea=s})(Wi,
typeof Un=="object"&&Un,typeof define=="function"&&define)});var Ki=S((Yi,Gn)=>{(function(t,e,n){function r(o){var a=this,u="";a.x=0,a.y=0,a.z=0,a.w=0,a.next=function(){var l=a.
x^a.x<<11;return a.x=a.y,a.y=a.z,a.z=a.w,a.w^=a.w>>>19^l^l>>>8},o===(o|0)?a.x=o:u+=o;for(var d=0;d<u.length+64;d++)
a.x^=u.charCodeAt(d)|0,a.next()}function i(o,a){return a.x=o.x,a.y=o.y,a.z=o.z,a.w=o.w,a}function s(o,a){var u=new r(
o),d=a&&a.state,l=function(){return(u.next()>>>0)/4294967296};return l.double=function(){do var c=u.next()>>>11,
f=(u.next()>>>0)/4294967296,m=(c+f)/(1<<21);while(m===0);return m},l.int32=u.next,l.quick=l,d&&(typeof d=="obj\
ect"&&i(d,u),l.state=function(){return i(u,{})}),l}e&&e.exports?e.exports=s:n&&n.amd?n(function(){return s}):this.
xor128=s})(Yi,typeof Gn=="object"&&Gn,typeof define=="function"&&define)});var ji=S((Xi,Vn)=>{(function(t,e,n){function r(o){var a=this,u="";a.next=function(){var l=a.x^a.x>>>2;return a.
x=a.y,a.y=a.z,a.z=a.w,a.w=a.v,(a.d=a.d+362437|0)+(a.v=a.v^a.v<<4^(l^l<<1))|0},a.x=0,a.y=0,a.z=0,a.w=0,a.v=0,o===
(o|0)?a.x=o:u+=o;for(var d=0;d<u.length+64;d++)a.x^=u.charCodeAt(d)|0,d==u.length&&(a.d=a.x<<10^a.x>>>4),a.next()}
function i(o,a){return a.x=o.x,a.y=o.y,a.z=o.z,a.w=o.w,a.v=o.v,a.d=o.d,a}function s(o,a){var u=new r(o),d=a&&a.
state,l=function(){return(u.next()>>>0)/4294967296};return l.double=function(){do var c=u.next()>>>11,f=(u.next()>>>
0)/4294967296,m=(c+f)/(1<<21);while(m===0);return m},l.int32=u.next,l.quick=l,d&&(typeof d=="object"&&i(d,u),l.
state=function(){return i(u,{})}),l}e&&e.exports?e.exports=s:n&&n.amd?n(function(){return s}):this.xorwow=s})(
Xi,typeof Vn=="object"&&Vn,typeof define=="function"&&define)});var Zi=S((qi,Wn)=>{(function(t,e,n){function r(o){var a=this;a.next=function(){var d=a.x,l=a.i,c,f,m;return c=
d[l],c^=c>>>7,f=c^c<<24,c=d[l+1&7],f^=c^c>>>10,c=d[l+3&7],f^=c^c>>>3,c=d[l+4&7],f^=c^c<<7,c=d[l+7&7],c=c^c<<13,
f^=c^c<<9,d[l]=f,a.i=l+1&7,f};function u(d,l){var c,f,m=[];if(l===(l|0))f=m[0]=l;else for(l=""+l,c=0;c<l.length;++c)
m[c&7]=m[c&7]<<15^l.charCodeAt(c)+m[c+1&7]<<13;for(;m.length<8;)m.push(0);for(c=0;c<8&&m[c]===0;++c);for(c==8?
f=m[7]=-1:f=m[c],d.x=m,d.i=0,c=256;c>0;--c)d.next()}u(a,o)}function i(o,a){return a.x=o.x.slice(),a.i=o.i,a}function s(o,a){
o==null&&(o=+new Date);var u=new r(o),d=a&&a.state,l=function(){return(u.next()>>>0)/4294967296};return l.double=
function(){do var c=u.next()>>>11,f=(u.next()>>>0)/4294967296,m=(c+f)/(1<<21);while(m===0);return m},l.int32=u.
next,l.quick=l,d&&(d.x&&i(d,u),l.state=function(){return i(u,{})}),l}e&&e.exports?e.exports=s:n&&n.amd?n(function(){
return s}):this.xorshift7=s})(qi,typeof Wn=="object"&&Wn,typeof define=="function"&&define)});var Ji=S((zi,Hn)=>{(function(t,e,n){function r(o){var a=this;a.next=function(){var d=a.w,l=a.X,c=a.i,f,m;return a.
w=d=d+1640531527|0,m=l[c+34&127],f=l[c=c+1&127],m^=m<<13,f^=f<<17,m^=m>>>15,f^=f>>>12,m=l[c]=m^f,a.i=c,m+(d^d>>>
16)|0};function u(d,l){var c,f,m,p,g,D=[],x=128;for(l===(l|0)?(f=l,l=null):(l=l+"\0",f=0,x=Math.max(x,l.length)),
m=0,p=-32;p<x;++p)l&&(f^=l.charCodeAt((p+32)%l.length)),p===0&&(g=f),f^=f<<10,f^=f>>>15,f^=f<<4,f^=f>>>13,p>=0&&
(g=g+1640531527|0,c=D[p&127]^=f+g,m=c==0?m+1:0);for(m>=128&&(D[(l&&l.length||0)&127]=-1),m=127,p=512;p>0;--p)f=
D[m+34&127],c=D[m=m+1&127],f^=f<<13,c^=c<<17,f^=f>>>15,c^=c>>>12,D[m]=f^c;d.w=g,d.X=D,d.i=m}u(a,o)}function i(o,a){
return a.i=o.i,a.w=o.w,a.X=o.X.slice(),a}function s(o,a){o==null&&(o=+new Date);var u=new r(o),d=a&&a.state,l=function(){
return(u.next()>>>0)/4294967296};return l.double=function(){do var c=u.next()>>>11,f=(u.next()>>>0)/4294967296,
m=(c+f)/(1<<21);while(m===0);return m},l.int32=u.next,l.quick=l,d&&(d.X&&i(d,u),l.state=function(){return i(u,
{})}),l}e&&e.exports?e.exports=s:n&&n.amd?n(function(){return s}):this.xor4096=s})(zi,typeof Hn=="object"&&Hn,
typeof define=="function"&&define)});var es=S((Qi,Yn)=>{(function(t,e,n){function r(o){var a=this,u="";a.next=function(){var l=a.b,c=a.c,f=a.d,m=a.
a;return l=l<<25^l>>>7^c,c=c-f|0,f=f<<24^f>>>8^m,m=m-l|0,a.b=l=l<<20^l>>>12^c,a.c=c=c-f|0,a.d=f<<16^c>>>16^m,a.
a=m-l|0},a.a=0,a.b=0,a.c=-1640531527,a.d=1367130551,o===Math.floor(o)?(a.a=o/4294967296|0,a.b=o|0):u+=o;for(var d=0;d<
u.length+20;d++)a.b^=u.charCodeAt(d)|0,a.next()}function i(o,a){return a.a=o.a,a.b=o.b,a.c=o.c,a.d=o.d,a}function s(o,a){
var u=new r(o),d=a&&a.state,l=function(){return(u.next()>>>0)/4294967296};return l.double=function(){do var c=u.
next()>>>11,f=(u.next()>>>0)/4294967296,m=(c+f)/(1<<21);while(m===0);return m},l.int32=u.next,l.quick=l,d&&(typeof d==
"object"&&i(d,u),l.state=function(){return i(u,{})}),l}e&&e.exports?e.exports=s:n&&n.amd?n(function(){return s}):
this.tychei=s})(Qi,typeof Yn=="object"&&Yn,typeof define=="function"&&define)});var ns=S((ts,Ct)=>{(function(t,e,n){var r=256,i=6,s=52,o="random",a=n.pow(r,i),u=n.pow(2,s),d=u*2,l=r-1,c;function f(y,b,A){
var R=[];b=b==!0?{entropy:!0}:b||{};var N=D(g(b.entropy?[y,E(e)]:y??x(),3),R),F=new m(R),Y=function(){for(var G=F.
g(i),z=a,j=0;G<u;)G=(G+j)*r,z*=r,j=F.g(1);for(;G>=d;)G/=2,z/=2,j>>>=1;return(G+j)/z};return Y.int32=function(){
return F.g(4)|0},Y.quick=function(){return F.g(4)/4294967296},Y.double=Y,D(E(F.S),e),(b.pass||A||function(G,z,j,ie){
return ie&&(ie.S&&p(ie,F),G.state=function(){return p(F,{})}),j?(n[o]=G,z):G})(Y,N,"global"in b?b.global:this==
n,b.state)}function m(y){var b,A=y.length,R=this,N=0,F=R.i=R.j=0,Y=R.S=[];for(A||(y=[A++]);N<r;)Y[N]=N++;for(N=
0;N<r;N++)Y[N]=Y[F=l&F+y[N%A]+(b=Y[N])],Y[F]=b;(R.g=function(G){for(var z,j=0,ie=R.i,bt=R.j,Be=R.S;G--;)z=Be[ie=
l&ie+1],j=j*r+Be[l&(Be[ie]=Be[bt=l&bt+z])+(Be[bt]=z)];return R.i=ie,R.j=bt,j})(r)}function p(y,b){return b.i=y.
i,b.j=y.j,b.S=y.S.slice(),b}function g(y,b){var A=[],R=typeof y,N;if(b&&R=="object")for(N in y)try{A.push(g(y[N],
b-1))}catch{}return A.length?A:R=="string"?y:y+"\0"}function D(y,b){for(var A=y+"",R,N=0;N<A.length;)b[l&N]=l&
(R^=b[l&N]*19)+A.charCodeAt(N++);return E(b)}function x(){try{var y;return c&&(y=c.randomBytes)?y=y(r):(y=new Uint8Array(
r),(t.crypto||t.msCrypto).getRandomValues(y)),E(y)}catch{var b=t.navigator,A=b&&b.plugins;return[+new Date,t,A,
t.screen,E(e)]}}function E(y){return String.fromCharCode.apply(0,y)}if(D(n.random(),e),typeof Ct=="object"&&Ct.
exports){Ct.exports=f;try{c=se("crypto")}catch{}}else typeof define=="function"&&define.amd?define(function(){
return f}):n["seed"+o]=f})(typeof self<"u"?self:ts,[],Math)});var is=S((Fg,rs)=>{var Al=Hi(),Rl=Ki(),Il=ji(),Fl=Zi(),kl=Ji(),Ml=es(),fe=ns();fe.alea=Al;fe.xor128=Rl;fe.xorwow=
Il;fe.xorshift7=Fl;fe.xor4096=kl;fe.tychei=Ml;rs.exports=fe});var hn=S((ZE,Mu)=>{var ii=[],ku=0,L=(t,e)=>{ku>=e&&ii.push(t)};L.WARN=1;L.INFO=2;L.DEBUG=3;L.reset=()=>{ii=[]};
L.setDebugLevel=t=>{ku=t};L.warn=t=>L(t,L.WARN);L.info=t=>L(t,L.INFO);L.debug=t=>L(t,L.DEBUG);L.debugMessages=
()=>ii;Mu.exports=L});var Bu=S((zE,Lu)=>{"use strict";Lu.exports=({onlyFirst:t=!1}={})=>{let e=["[\\u001B\\u009B][[\\]()#;?]*(?:(?:(?:(\
?:;[-a-zA-Z\\d\\/#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/#&.:=?%@~_]*)*)?\\u0007)","(?:(?:\\d{1,4}(?:;\\d{0\
,4})*)?[\\dA-PR-TZcf-ntqry=><~]))"].join("|");return new RegExp(e,t?void 0:"g")}});var $u=S((JE,Pu)=>{"use strict";var Wp=Bu();Pu.exports=t=>typeof t=="string"?t.replace(Wp(),""):t});var Gu=S((QE,si)=>{"use strict";var Uu=t=>Number.isNaN(t)?!1:t>=4352&&(t<=4447||t===9001||t===9002||11904<=t&&
t<=12871&&t!==12351||12880<=t&&t<=19903||19968<=t&&t<=42182||43360<=t&&t<=43388||44032<=t&&t<=55203||63744<=t&&
t<=64255||65040<=t&&t<=65049||65072<=t&&t<=65131||65281<=t&&t<=65376||65504<=t&&t<=65510||110592<=t&&t<=110593||
127488<=t&&t<=127569||131072<=t&&t<=262141);si.exports=Uu;si.exports.default=Uu});var Wu=S((ex,Vu)=>{"use strict";Vu.exports=function(){return/\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62(?:\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67|\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74|\uDB40\uDC77\uDB40\uDC6C\uDB40\uDC73)\uDB40\uDC7F|\uD83D\uDC68(?:\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68\uD83C\uDFFB|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFE])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D)?\uD83D\uDC68|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D[\uDC66\uDC67])|[\u2695\u2696\u2708]\uFE0F|\uD83D[\uDC66\uDC67]|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|(?:\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708])\uFE0F|\uD83C\uDFFB\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C[\uDFFB-\uDFFF])|(?:\uD83E\uDDD1\uD83C\uDFFB\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)\uD83C\uDFFB|\uD83E\uDDD1(?:\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1)|(?:\uD83E\uDDD1\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D(?:\uD83D[\uDC68\uDC69]))(?:\uD83C[\uDFFB-\uDFFE])|(?:\uD83E\uDDD1\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB\uDFFC])|\uD83D\uDC69(?:\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFD-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFB\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFC-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC\uDFFE\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D(?:\uD83D[\uDC68\uDC69])|\uD83D[\uDC68\uDC69])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD]))|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|(?:\uD83E\uDDD1\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB-\uDFFD])|\uD83D\uDC69\u200D\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D\uDC41\uFE0F\u200D\uD83D\uDDE8|\uD83D\uDC69(?:\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708]|\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\u200D[\u2695\u2696\u2708])|(?:(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)\uFE0F|\uD83D\uDC6F|\uD83E[\uDD3C\uDDDE\uDDDF])\u200D[\u2640\u2642]|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|\u200D[\u2640\u2642])|\uD83C\uDFF4\u200D\u2620)\uFE0F|\uD83D\uDC69\u200D\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08|\uD83D\uDC15\u200D\uD83E\uDDBA|\uD83D\uDC69\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC67|\uD83C\uDDFD\uD83C\uDDF0|\uD83C\uDDF4\uD83C\uDDF2|\uD83C\uDDF6\uD83C\uDDE6|[#\*0-9]\uFE0F\u20E3|\uD83C\uDDE7(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEF\uDDF1-\uDDF4\uDDF6-\uDDF9\uDDFB\uDDFC\uDDFE\uDDFF])|\uD83C\uDDF9(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDED\uDDEF-\uDDF4\uDDF7\uDDF9\uDDFB\uDDFC\uDDFF])|\uD83C\uDDEA(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDED\uDDF7-\uDDFA])|\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF7(?:\uD83C[\uDDEA\uDDF4\uDDF8\uDDFA\uDDFC])|\uD83D\uDC69(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF2(?:\uD83C[\uDDE6\uDDE8-\uDDED\uDDF0-\uDDFF])|\uD83C\uDDE6(?:\uD83C[\uDDE8-\uDDEC\uDDEE\uDDF1\uDDF2\uDDF4\uDDF6-\uDDFA\uDDFC\uDDFD\uDDFF])|\uD83C\uDDF0(?:\uD83C[\uDDEA\uDDEC-\uDDEE\uDDF2\uDDF3\uDDF5\uDDF7\uDDFC\uDDFE\uDDFF])|\uD83C\uDDED(?:\uD83C[\uDDF0\uDDF2\uDDF3\uDDF7\uDDF9\uDDFA])|\uD83C\uDDE9(?:\uD83C[\uDDEA\uDDEC\uDDEF\uDDF0\uDDF2\uDDF4\uDDFF])|\uD83C\uDDFE(?:\uD83C[\uDDEA\uDDF9])|\uD83C\uDDEC(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEE\uDDF1-\uDDF3\uDDF5-\uDDFA\uDDFC\uDDFE])|\uD83C\uDDF8(?:\uD83C[\uDDE6-\uDDEA\uDDEC-\uDDF4\uDDF7-\uDDF9\uDDFB\uDDFD-\uDDFF])|\uD83C\uDDEB(?:\uD83C[\uDDEE-\uDDF0\uDDF2\uDDF4\uDDF7])|\uD83C\uDDF5(?:\uD83C[\uDDE6\uDDEA-\uDDED\uDDF0-\uDDF3\uDDF7-\uDDF9\uDDFC\uDDFE])|\uD83C\uDDFB(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDEE\uDDF3\uDDFA])|\uD83C\uDDF3(?:\uD83C[\uDDE6\uDDE8\uDDEA-\uDDEC\uDDEE\uDDF1\uDDF4\uDDF5\uDDF7\uDDFA\uDDFF])|\uD83C\uDDE8(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDEE\uDDF0-\uDDF5\uDDF7\uDDFA-\uDDFF])|\uD83C\uDDF1(?:\uD83C[\uDDE6-\uDDE8\uDDEE\uDDF0\uDDF7-\uDDFB\uDDFE])|\uD83C\uDDFF(?:\uD83C[\uDDE6\uDDF2\uDDFC])|\uD83C\uDDFC(?:\uD83C[\uDDEB\uDDF8])|\uD83C\uDDFA(?:\uD83C[\uDDE6\uDDEC\uDDF2\uDDF3\uDDF8\uDDFE\uDDFF])|\uD83C\uDDEE(?:\uD83C[\uDDE8-\uDDEA\uDDF1-\uDDF4\uDDF6-\uDDF9])|\uD83C\uDDEF(?:\uD83C[\uDDEA\uDDF2\uDDF4\uDDF5])|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:\uD83C[\uDFFB-\uDFFF])|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u261D\u270A-\u270D]|\uD83C[\uDF85\uDFC2\uDFC7]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66\uDC67\uDC6B-\uDC6D\uDC70\uDC72\uDC74-\uDC76\uDC78\uDC7C\uDC83\uDC85\uDCAA\uDD74\uDD7A\uDD90\uDD95\uDD96\uDE4C\uDE4F\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1C\uDD1E\uDD1F\uDD30-\uDD36\uDDB5\uDDB6\uDDBB\uDDD2-\uDDD5])(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u231A\u231B\u23E9-\u23EC\u23F0\u23F3\u25FD\u25FE\u2614\u2615\u2648-\u2653\u267F\u2693\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A\u270B\u2728\u274C\u274E\u2753-\u2755\u2757\u2795-\u2797\u27B0\u27BF\u2B1B\u2B1C\u2B50\u2B55]|\uD83C[\uDC04\uDCCF\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE1A\uDE2F\uDE32-\uDE36\uDE38-\uDE3A\uDE50\uDE51\uDF00-\uDF20\uDF2D-\uDF35\uDF37-\uDF7C\uDF7E-\uDF93\uDFA0-\uDFCA\uDFCF-\uDFD3\uDFE0-\uDFF0\uDFF4\uDFF8-\uDFFF]|\uD83D[\uDC00-\uDC3E\uDC40\uDC42-\uDCFC\uDCFF-\uDD3D\uDD4B-\uDD4E\uDD50-\uDD67\uDD7A\uDD95\uDD96\uDDA4\uDDFB-\uDE4F\uDE80-\uDEC5\uDECC\uDED0-\uDED2\uDED5\uDEEB\uDEEC\uDEF4-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])|(?:[#\*0-9\xA9\xAE\u203C\u2049\u2122\u2139\u2194-\u2199\u21A9\u21AA\u231A\u231B\u2328\u23CF\u23E9-\u23F3\u23F8-\u23FA\u24C2\u25AA\u25AB\u25B6\u25C0\u25FB-\u25FE\u2600-\u2604\u260E\u2611\u2614\u2615\u2618\u261D\u2620\u2622\u2623\u2626\u262A\u262E\u262F\u2638-\u263A\u2640\u2642\u2648-\u2653\u265F\u2660\u2663\u2665\u2666\u2668\u267B\u267E\u267F\u2692-\u2697\u2699\u269B\u269C\u26A0\u26A1\u26AA\u26AB\u26B0\u26B1\u26BD\u26BE\u26C4\u26C5\u26C8\u26CE\u26CF\u26D1\u26D3\u26D4\u26E9\u26EA\u26F0-\u26F5\u26F7-\u26FA\u26FD\u2702\u2705\u2708-\u270D\u270F\u2712\u2714\u2716\u271D\u2721\u2728\u2733\u2734\u2744\u2747\u274C\u274E\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27A1\u27B0\u27BF\u2934\u2935\u2B05-\u2B07\u2B1B\u2B1C\u2B50\u2B55\u3030\u303D\u3297\u3299]|\uD83C[\uDC04\uDCCF\uDD70\uDD71\uDD7E\uDD7F\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE02\uDE1A\uDE2F\uDE32-\uDE3A\uDE50\uDE51\uDF00-\uDF21\uDF24-\uDF93\uDF96\uDF97\uDF99-\uDF9B\uDF9E-\uDFF0\uDFF3-\uDFF5\uDFF7-\uDFFF]|\uD83D[\uDC00-\uDCFD\uDCFF-\uDD3D\uDD49-\uDD4E\uDD50-\uDD67\uDD6F\uDD70\uDD73-\uDD7A\uDD87\uDD8A-\uDD8D\uDD90\uDD95\uDD96\uDDA4\uDDA5\uDDA8\uDDB1\uDDB2\uDDBC\uDDC2-\uDDC4\uDDD1-\uDDD3\uDDDC-\uDDDE\uDDE1\uDDE3\uDDE8\uDDEF\uDDF3\uDDFA-\uDE4F\uDE80-\uDEC5\uDECB-\uDED2\uDED5\uDEE0-\uDEE5\uDEE9\uDEEB\uDEEC\uDEF0\uDEF3-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])\uFE0F|(?:[\u261D\u26F9\u270A-\u270D]|\uD83C[\uDF85\uDFC2-\uDFC4\uDFC7\uDFCA-\uDFCC]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66-\uDC78\uDC7C\uDC81-\uDC83\uDC85-\uDC87\uDC8F\uDC91\uDCAA\uDD74\uDD75\uDD7A\uDD90\uDD95\uDD96\uDE45-\uDE47\uDE4B-\uDE4F\uDEA3\uDEB4-\uDEB6\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1F\uDD26\uDD30-\uDD39\uDD3C-\uDD3E\uDDB5\uDDB6\uDDB8\uDDB9\uDDBB\uDDCD-\uDDCF\uDDD1-\uDDDD])/g}});var Yu=S((tx,oi)=>{"use strict";var Hp=$u(),Yp=Gu(),Kp=Wu(),Hu=t=>{if(typeof t!="string"||t.length===0||(t=Hp(
t),t.length===0))return 0;t=t.replace(Kp(),"  ");let e=0;for(let n=0;n<t.length;n++){let r=t.codePointAt(n);r<=
31||r>=127&&r<=159||r>=768&&r<=879||(r>65535&&n++,e+=Yp(r)?2:1)}return e};oi.exports=Hu;oi.exports.default=Hu});var ai=S((nx,qu)=>{var Ku=Yu();function gn(t){return t?/\u001b\[((?:\d*;){0,5}\d*)m/g:/\u001b\[(?:\d*;){0,5}\d*m/g}
function Z(t){let e=gn();return(""+t).replace(e,"").split(`
`).reduce(function(i,s){return Ku(s)>i?Ku(s):i},0)}function lt(t,e){return Array(e+1).join(t)}function Xp(t,e,n,r){
let i=Z(t);if(e+1>=i){let s=e-i;switch(r){case"right":{t=lt(n,s)+t;break}case"center":{let o=Math.ceil(s/2),a=s-
o;t=lt(n,a)+t+lt(n,o);break}default:{t=t+lt(n,s);break}}}return t}var ke={};function ct(t,e,n){e="\x1B["+e+"m",
n="\x1B["+n+"m",ke[e]={set:t,to:!0},ke[n]={set:t,to:!1},ke[t]={on:e,off:n}}ct("bold",1,22);ct("italics",3,23);
ct("underline",4,24);ct("inverse",7,27);ct("strikethrough",9,29);function Xu(t,e){let n=e[1]?parseInt(e[1].split(
";")[0]):0;if(n>=30&&n<=39||n>=90&&n<=97){t.lastForegroundAdded=e[0];return}if(n>=40&&n<=49||n>=100&&n<=107){t.
lastBackgroundAdded=e[0];return}if(n===0){for(let i in t)Object.prototype.hasOwnProperty.call(t,i)&&delete t[i];
return}let r=ke[e[0]];r&&(t[r.set]=r.to)}function jp(t){let e=gn(!0),n=e.exec(t),r={};for(;n!==null;)Xu(r,n),n=
e.exec(t);return r}function ju(t,e){let n=t.lastBackgroundAdded,r=t.lastForegroundAdded;return delete t.lastBackgroundAdded,
delete t.lastForegroundAdded,Object.keys(t).forEach(function(i){t[i]&&(e+=ke[i].off)}),n&&n!="\x1B[49m"&&(e+="\
\x1B[49m"),r&&r!="\x1B[39m"&&(e+="\x1B[39m"),e}function qp(t,e){let n=t.lastBackgroundAdded,r=t.lastForegroundAdded;
return delete t.lastBackgroundAdded,delete t.lastForegroundAdded,Object.keys(t).forEach(function(i){t[i]&&(e=ke[i].
on+e)}),n&&n!="\x1B[49m"&&(e=n+e),r&&r!="\x1B[39m"&&(e=r+e),e}function Zp(t,e){if(t.length===Z(t))return t.substr(
0,e);for(;Z(t)>e;)t=t.slice(0,-1);return t}function zp(t,e){let n=gn(!0),r=t.split(gn()),i=0,s=0,o="",a,u={};for(;s<
e;){a=n.exec(t);let d=r[i];if(i++,s+Z(d)>e&&(d=Zp(d,e-s)),o+=d,s+=Z(d),s<e){if(!a)break;o+=a[0],Xu(u,a)}}return ju(
u,o)}function Jp(t,e,n){if(n=n||"\u2026",Z(t)<=e)return t;e-=Z(n);let i=zp(t,e);i+=n;let s="\x1B]8;;\x07";return t.
includes(s)&&!i.includes(s)&&(i+=s),i}function Qp(){return{chars:{top:"\u2500","top-mid":"\u252C","top-left":"\
\u250C","top-right":"\u2510",bottom:"\u2500","bottom-mid":"\u2534","bottom-left":"\u2514","bottom-right":"\u2518",
left:"\u2502","left-mid":"\u251C",mid:"\u2500","mid-mid":"\u253C",right:"\u2502","right-mid":"\u2524",middle:"\
\u2502"},truncate:"\u2026",colWidths:[],rowHeights:[],colAligns:[],rowAligns:[],style:{"padding-left":1,"paddi\
ng-right":1,head:["red"],border:["grey"],compact:!1},head:[]}}function eh(t,e){t=t||{},e=e||Qp();let n=Object.
assign({},e,t);return n.chars=Object.assign({},e.chars,t.chars),n.style=Object.assign({},e.style,t.style),n}function th(t,e){
let n=[],r=e.split(/(\s+)/g),i=[],s=0,o;for(let a=0;a<r.length;a+=2){let u=r[a],d=s+Z(u);s>0&&o&&(d+=o.length),
d>t?(s!==0&&n.push(i.join("")),i=[u],s=Z(u)):(i.push(o||"",u),s=d),o=r[a+1]}return s&&n.push(i.join("")),n}function nh(t,e){
let n=[],r="";function i(o,a){for(r.length&&a&&(r+=a),r+=o;r.length>t;)n.push(r.slice(0,t)),r=r.slice(t)}let s=e.
split(/(\s+)/g);for(let o=0;o<s.length;o+=2)i(s[o],o&&s[o-1]);return r.length&&n.push(r),n}function rh(t,e,n=!0){
let r=[];e=e.split(`
`);let i=n?th:nh;for(let s=0;s<e.length;s++)r.push.apply(r,i(t,e[s]));return r}function ih(t){let e={},n=[];for(let r=0;r<
t.length;r++){let i=qp(e,t[r]);e=jp(i);let s=Object.assign({},e);n.push(ju(s,i))}return n}function sh(t,e){return[
"\x1B]","8",";",";",t||e,"\x07",e,"\x1B]","8",";",";","\x07"].join("")}qu.exports={strlen:Z,repeat:lt,pad:Xp,truncate:Jp,
mergeOptions:eh,wordWrap:rh,colorizeLines:ih,hyperlink:sh}});var Qu=S((rx,Ju)=>{var zu={};Ju.exports=zu;var Zu={reset:[0,0],bold:[1,22],dim:[2,22],italic:[3,23],underline:[
4,24],inverse:[7,27],hidden:[8,28],strikethrough:[9,29],black:[30,39],red:[31,39],green:[32,39],yellow:[33,39],
blue:[34,39],magenta:[35,39],cyan:[36,39],white:[37,39],gray:[90,39],grey:[90,39],brightRed:[91,39],brightGreen:[
92,39],brightYellow:[93,39],brightBlue:[94,39],brightMagenta:[95,39],brightCyan:[96,39],brightWhite:[97,39],bgBlack:[
40,49],bgRed:[41,49],bgGreen:[42,49],bgYellow:[43,49],bgBlue:[44,49],bgMagenta:[45,49],bgCyan:[46,49],bgWhite:[
47,49],bgGray:[100,49],bgGrey:[100,49],bgBrightRed:[101,49],bgBrightGreen:[102,49],bgBrightYellow:[103,49],bgBrightBlue:[
104,49],bgBrightMagenta:[105,49],bgBrightCyan:[106,49],bgBrightWhite:[107,49],blackBG:[40,49],redBG:[41,49],greenBG:[
42,49],yellowBG:[43,49],blueBG:[44,49],magentaBG:[45,49],cyanBG:[46,49],whiteBG:[47,49]};Object.keys(Zu).forEach(
function(t){var e=Zu[t],n=zu[t]=[];n.open="\x1B["+e[0]+"m",n.close="\x1B["+e[1]+"m"})});var td=S((ix,ed)=>{"use strict";ed.exports=function(t,e){e=e||process.argv;var n=e.indexOf("--"),r=/^-{1,2}/.test(
t)?"":"--",i=e.indexOf(r+t);return i!==-1&&(n===-1?!0:i<n)}});var rd=S((sx,nd)=>{"use strict";var oh=se("os"),X=td(),B=process.env,Me=void 0;X("no-color")||X("no-colors")||
X("color=false")?Me=!1:(X("color")||X("colors")||X("color=true")||X("color=always"))&&(Me=!0);"FORCE_COLOR"in B&&
(Me=B.FORCE_COLOR.length===0||parseInt(B.FORCE_COLOR,10)!==0);function ah(t){return t===0?!1:{level:t,hasBasic:!0,
has256:t>=2,has16m:t>=3}}function uh(t){if(Me===!1)return 0;if(X("color=16m")||X("color=full")||X("color=truec\
olor"))return 3;if(X("color=256"))return 2;if(t&&!t.isTTY&&Me!==!0)return 0;var e=Me?1:0;if(process.platform===
"win32"){var n=oh.release().split(".");return Number(process.versions.node.split(".")[0])>=8&&Number(n[0])>=10&&
Number(n[2])>=10586?Number(n[2])>=14931?3:2:1}if("CI"in B)return["TRAVIS","CIRCLECI","APPVEYOR","GITLAB_CI"].some(
function(i){return i in B})||B.CI_NAME==="codeship"?1:e;if("TEAMCITY_VERSION"in B)return/^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.
test(B.TEAMCITY_VERSION)?1:0;if("TERM_PROGRAM"in B){var r=parseInt((B.TERM_PROGRAM_VERSION||"").split(".")[0],
10);switch(B.TERM_PROGRAM){case"iTerm.app":return r>=3?3:2;case"Hyper":return 3;case"Apple_Terminal":return 2}}
return/-256(color)?$/i.test(B.TERM)?2:/^screen|^xterm|^vt100|^rxvt|color|ansi|cygwin|linux/i.test(B.TERM)||"CO\
LORTERM"in B?1:(B.TERM==="dumb",e)}function ui(t){var e=uh(t);return ah(e)}nd.exports={supportsColor:ui,stdout:ui(
process.stdout),stderr:ui(process.stderr)}});var sd=S((ox,id)=>{id.exports=function(e,n){var r="";e=e||"Run the trap, drop the bass",e=e.split("");var i={a:[
"@","\u0104","\u023A","\u0245","\u0394","\u039B","\u0414"],b:["\xDF","\u0181","\u0243","\u026E","\u03B2","\u0E3F"],
c:["\xA9","\u023B","\u03FE"],d:["\xD0","\u018A","\u0500","\u0501","\u0502","\u0503"],e:["\xCB","\u0115","\u018E",
"\u0258","\u03A3","\u03BE","\u04BC","\u0A6C"],f:["\u04FA"],g:["\u0262"],h:["\u0126","\u0195","\u04A2","\u04BA",
"\u04C7","\u050A"],i:["\u0F0F"],j:["\u0134"],k:["\u0138","\u04A0","\u04C3","\u051E"],l:["\u0139"],m:["\u028D",
"\u04CD","\u04CE","\u0520","\u0521","\u0D69"],n:["\xD1","\u014B","\u019D","\u0376","\u03A0","\u048A"],o:["\xD8",
"\xF5","\xF8","\u01FE","\u0298","\u047A","\u05DD","\u06DD","\u0E4F"],p:["\u01F7","\u048E"],q:["\u09CD"],r:["\xAE",
"\u01A6","\u0210","\u024C","\u0280","\u042F"],s:["\xA7","\u03DE","\u03DF","\u03E8"],t:["\u0141","\u0166","\u0373"],
u:["\u01B1","\u054D"],v:["\u05D8"],w:["\u0428","\u0460","\u047C","\u0D70"],x:["\u04B2","\u04FE","\u04FC","\u04FD"],
y:["\xA5","\u04B0","\u04CB"],z:["\u01B5","\u0240"]};return e.forEach(function(s){s=s.toLowerCase();var o=i[s]||
[" "],a=Math.floor(Math.random()*o.length);typeof i[s]<"u"?r+=i[s][a]:r+=s}),r}});var ad=S((ax,od)=>{od.exports=function(e,n){e=e||"   he is here   ";var r={up:["\u030D","\u030E","\u0304","\u0305",
"\u033F","\u0311","\u0306","\u0310","\u0352","\u0357","\u0351","\u0307","\u0308","\u030A","\u0342","\u0313","\u0308",
"\u034A","\u034B","\u034C","\u0303","\u0302","\u030C","\u0350","\u0300","\u0301","\u030B","\u030F","\u0312","\u0313",
"\u0314","\u033D","\u0309","\u0363","\u0364","\u0365","\u0366","\u0367","\u0368","\u0369","\u036A","\u036B","\u036C",
"\u036D","\u036E","\u036F","\u033E","\u035B","\u0346","\u031A"],down:["\u0316","\u0317","\u0318","\u0319","\u031C",
"\u031D","\u031E","\u031F","\u0320","\u0324","\u0325","\u0326","\u0329","\u032A","\u032B","\u032C","\u032D","\u032E",
"\u032F","\u0330","\u0331","\u0332","\u0333","\u0339","\u033A","\u033B","\u033C","\u0345","\u0347","\u0348","\u0349",
"\u034D","\u034E","\u0353","\u0354","\u0355","\u0356","\u0359","\u035A","\u0323"],mid:["\u0315","\u031B","\u0300",
"\u0301","\u0358","\u0321","\u0322","\u0327","\u0328","\u0334","\u0335","\u0336","\u035C","\u035D","\u035E","\u035F",
"\u0360","\u0362","\u0338","\u0337","\u0361"," \u0489"]},i=[].concat(r.up,r.down,r.mid);function s(u){var d=Math.
floor(Math.random()*u);return d}function o(u){var d=!1;return i.filter(function(l){d=l===u}),d}function a(u,d){
var l="",c,f;d=d||{},d.up=typeof d.up<"u"?d.up:!0,d.mid=typeof d.mid<"u"?d.mid:!0,d.down=typeof d.down<"u"?d.down:
!0,d.size=typeof d.size<"u"?d.size:"maxi",u=u.split("");for(f in u)if(!o(f)){switch(l=l+u[f],c={up:0,down:0,mid:0},
d.size){case"mini":c.up=s(8),c.mid=s(2),c.down=s(8);break;case"maxi":c.up=s(16)+3,c.mid=s(4)+1,c.down=s(64)+3;
break;default:c.up=s(8)+1,c.mid=s(6)/2,c.down=s(8)+1;break}var m=["up","mid","down"];for(var p in m)for(var g=m[p],
D=0;D<=c[g];D++)d[g]&&(l=l+r[g][s(r[g].length)])}return l}return a(e,n)}});var dd=S((ux,ud)=>{ud.exports=function(t){return function(e,n,r){if(e===" ")return e;switch(n%3){case 0:return t.
red(e);case 1:return t.white(e);case 2:return t.blue(e)}}}});var cd=S((dx,ld)=>{ld.exports=function(t){return function(e,n,r){return n%2===0?e:t.inverse(e)}}});var md=S((lx,fd)=>{fd.exports=function(t){var e=["red","yellow","green","blue","magenta"];return function(n,r,i){
return n===" "?n:t[e[r++%e.length]](n)}}});var hd=S((cx,pd)=>{pd.exports=function(t){var e=["underline","inverse","grey","yellow","red","green","blue","w\
hite","cyan","magenta","brightYellow","brightRed","brightGreen","brightBlue","brightWhite","brightCyan","brigh\
tMagenta"];return function(n,r,i){return n===" "?n:t[e[Math.round(Math.random()*(e.length-2))]](n)}}});var xd=S((mx,Ed)=>{var w={};Ed.exports=w;w.themes={};var dh=se("util"),xe=w.styles=Qu(),Dd=Object.defineProperties,
lh=new RegExp(/[\r\n]+/g);w.supportsColor=rd().supportsColor;typeof w.enabled>"u"&&(w.enabled=w.supportsColor()!==
!1);w.enable=function(){w.enabled=!0};w.disable=function(){w.enabled=!1};w.stripColors=w.strip=function(t){return(""+
t).replace(/\x1B\[\d+m/g,"")};var fx=w.stylize=function(e,n){if(!w.enabled)return e+"";var r=xe[n];return!r&&n in
w?w[n](e):r.open+e+r.close},ch=/[|\\{}()[\]^$+*?.]/g,fh=function(t){if(typeof t!="string")throw new TypeError(
"Expected a string");return t.replace(ch,"\\$&")};function yd(t){var e=function n(){return ph.apply(n,arguments)};
return e._styles=t,e.__proto__=mh,e}var bd=(function(){var t={};return xe.grey=xe.gray,Object.keys(xe).forEach(
function(e){xe[e].closeRe=new RegExp(fh(xe[e].close),"g"),t[e]={get:function(){return yd(this._styles.concat(e))}}}),
t})(),mh=Dd(function(){},bd);function ph(){var t=Array.prototype.slice.call(arguments),e=t.map(function(o){return o!=
null&&o.constructor===String?o:dh.inspect(o)}).join(" ");if(!w.enabled||!e)return e;for(var n=e.indexOf(`
`)!=-1,r=this._styles,i=r.length;i--;){var s=xe[r[i]];e=s.open+e.replace(s.closeRe,s.open)+s.close,n&&(e=e.replace(
lh,function(o){return s.close+o+s.open}))}return e}w.setTheme=function(t){if(typeof t=="string"){console.log("\
colors.setTheme now only accepts an object, not a string.  If you are trying to set a theme from a file, it is\
 now your (the caller's) responsibility to require the file.  The old syntax looked like colors.setTheme(__dir\
name + '/../themes/generic-logging.js'); The new syntax looks like colors.setTheme(require(__dirname + '/../th\
emes/generic-logging.js'));");return}for(var e in t)(function(n){w[n]=function(r){if(typeof t[n]=="object"){var i=r;
for(var s in t[n])i=w[t[n][s]](i);return i}return w[t[n]](r)}})(e)};function hh(){var t={};return Object.keys(
bd).forEach(function(e){t[e]={get:function(){return yd([e])}}}),t}var gh=function(e,n){var r=n.split("");return r=
r.map(e),r.join("")};w.trap=sd();w.zalgo=ad();w.maps={};w.maps.america=dd()(w);w.maps.zebra=cd()(w);w.maps.rainbow=
md()(w);w.maps.random=hd()(w);for(gd in w.maps)(function(t){w[t]=function(e){return gh(w.maps[t],e)}})(gd);var gd;
Dd(w,hh())});var Td=S((px,vd)=>{var Dh=xd();vd.exports=Dh});var Nd=S((hx,Dn)=>{var{info:yh,debug:wd}=hn(),U=ai(),li=class t{constructor(e){this.setOptions(e),this.x=null,
this.y=null}setOptions(e){["boolean","number","bigint","string"].indexOf(typeof e)!==-1&&(e={content:""+e}),e=
e||{},this.options=e;let n=e.content;if(["boolean","number","bigint","string"].indexOf(typeof n)!==-1)this.content=
String(n);else if(!n)this.content=this.options.href||"";else throw new Error("Content needs to be a primitive,\
 got: "+typeof n);this.colSpan=e.colSpan||1,this.rowSpan=e.rowSpan||1,this.options.href&&Object.defineProperty(
this,"href",{get(){return this.options.href}})}mergeTableOptions(e,n){this.cells=n;let r=this.options.chars||{},
i=e.chars,s=this.chars={};Eh.forEach(function(u){di(r,i,u,s)}),this.truncate=this.options.truncate||e.truncate;
let o=this.options.style=this.options.style||{},a=e.style;di(o,a,"padding-left",this),di(o,a,"padding-right",this),
this.head=o.head||a.head,this.border=o.border||a.border,this.fixedWidth=e.colWidths[this.x],this.lines=this.computeLines(
e),this.desiredWidth=U.strlen(this.content)+this.paddingLeft+this.paddingRight,this.desiredHeight=this.lines.length}computeLines(e){
let n=e.wordWrap||e.textWrap,{wordWrap:r=n}=this.options;if(this.fixedWidth&&r){if(this.fixedWidth-=this.paddingLeft+
this.paddingRight,this.colSpan){let o=1;for(;o<this.colSpan;)this.fixedWidth+=e.colWidths[this.x+o],o++}let{wrapOnWordBoundary:i=!0}=e,
{wrapOnWordBoundary:s=i}=this.options;return this.wrapLines(U.wordWrap(this.fixedWidth,this.content,s))}return this.
wrapLines(this.content.split(`
`))}wrapLines(e){let n=U.colorizeLines(e);return this.href?n.map(r=>U.hyperlink(this.href,r)):n}init(e){let n=this.
x,r=this.y;this.widths=e.colWidths.slice(n,n+this.colSpan),this.heights=e.rowHeights.slice(r,r+this.rowSpan),this.
width=this.widths.reduce(Cd,-1),this.height=this.heights.reduce(Cd,-1),this.hAlign=this.options.hAlign||e.colAligns[n],
this.vAlign=this.options.vAlign||e.rowAligns[r],this.drawRight=n+this.colSpan==e.colWidths.length}draw(e,n){if(e==
"top")return this.drawTop(this.drawRight);if(e=="bottom")return this.drawBottom(this.drawRight);let r=U.truncate(
this.content,10,this.truncate);e||yh(`${this.y}-${this.x}: ${this.rowSpan-e}x${this.colSpan} Cell ${r}`);let i=Math.
max(this.height-this.lines.length,0),s;switch(this.vAlign){case"center":s=Math.ceil(i/2);break;case"bottom":s=
i;break;default:s=0}if(e<s||e>=s+this.lines.length)return this.drawEmpty(this.drawRight,n);let o=this.lines.length>
this.height&&e+1>=this.height;return this.drawLine(e-s,this.drawRight,o,n)}drawTop(e){let n=[];return this.cells?
this.widths.forEach(function(r,i){n.push(this._topLeftChar(i)),n.push(U.repeat(this.chars[this.y==0?"top":"mid"],
r))},this):(n.push(this._topLeftChar(0)),n.push(U.repeat(this.chars[this.y==0?"top":"mid"],this.width))),e&&n.
push(this.chars[this.y==0?"topRight":"rightMid"]),this.wrapWithStyleColors("border",n.join(""))}_topLeftChar(e){
let n=this.x+e,r;if(this.y==0)r=n==0?"topLeft":e==0?"topMid":"top";else if(n==0)r="leftMid";else if(r=e==0?"mi\
dMid":"bottomMid",this.cells&&(this.cells[this.y-1][n]instanceof t.ColSpanCell&&(r=e==0?"topMid":"mid"),e==0)){
let s=1;for(;this.cells[this.y][n-s]instanceof t.ColSpanCell;)s++;this.cells[this.y][n-s]instanceof t.RowSpanCell&&
(r="leftMid")}return this.chars[r]}wrapWithStyleColors(e,n){if(this[e]&&this[e].length)try{let r=Td();for(let i=this[e].
length-1;i>=0;i--)r=r[this[e][i]];return r(n)}catch{return n}else return n}drawLine(e,n,r,i){let s=this.chars[this.
x==0?"left":"middle"];if(this.x&&i&&this.cells){let f=this.cells[this.y+i][this.x-1];for(;f instanceof ft;)f=this.
cells[f.y][f.x-1];f instanceof mt||(s=this.chars.rightMid)}let o=U.repeat(" ",this.paddingLeft),a=n?this.chars.
right:"",u=U.repeat(" ",this.paddingRight),d=this.lines[e],l=this.width-(this.paddingLeft+this.paddingRight);r&&
(d+=this.truncate||"\u2026");let c=U.truncate(d,l,this.truncate);return c=U.pad(c,l," ",this.hAlign),c=o+c+u,this.
stylizeLine(s,c,a)}stylizeLine(e,n,r){return e=this.wrapWithStyleColors("border",e),r=this.wrapWithStyleColors(
"border",r),this.y===0&&(n=this.wrapWithStyleColors("head",n)),e+n+r}drawBottom(e){let n=this.chars[this.x==0?
"bottomLeft":"bottomMid"],r=U.repeat(this.chars.bottom,this.width),i=e?this.chars.bottomRight:"";return this.wrapWithStyleColors(
"border",n+r+i)}drawEmpty(e,n){let r=this.chars[this.x==0?"left":"middle"];if(this.x&&n&&this.cells){let o=this.
cells[this.y+n][this.x-1];for(;o instanceof ft;)o=this.cells[o.y][o.x-1];o instanceof mt||(r=this.chars.rightMid)}
let i=e?this.chars.right:"",s=U.repeat(" ",this.width);return this.stylizeLine(r,s,i)}},ft=class{constructor(){}draw(e){
return typeof e=="number"&&wd(`${this.y}-${this.x}: 1x1 ColSpanCell`),""}init(){}mergeTableOptions(){}},mt=class{constructor(e){
this.originalCell=e}init(e){let n=this.y,r=this.originalCell.y;this.cellOffset=n-r,this.offset=bh(e.rowHeights,
r,this.cellOffset)}draw(e){return e=="top"?this.originalCell.draw(this.offset,this.cellOffset):e=="bottom"?this.
originalCell.draw("bottom"):(wd(`${this.y}-${this.x}: 1x${this.colSpan} RowSpanCell for ${this.originalCell.content}`),
this.originalCell.draw(this.offset+1+e))}mergeTableOptions(){}};function Sd(...t){return t.filter(e=>e!=null).
shift()}function di(t,e,n,r){let i=n.split("-");i.length>1?(i[1]=i[1].charAt(0).toUpperCase()+i[1].substr(1),i=
i.join(""),r[i]=Sd(t[i],t[n],e[i],e[n])):r[n]=Sd(t[n],e[n])}function bh(t,e,n){let r=t[e];for(let i=1;i<n;i++)
r+=1+t[e+i];return r}function Cd(t,e){return t+e+1}var Eh=["top","top-mid","top-left","top-right","bottom","bo\
ttom-mid","bottom-left","bottom-right","left","left-mid","mid","mid-mid","right","right-mid","middle"];Dn.exports=
li;Dn.exports.ColSpanCell=ft;Dn.exports.RowSpanCell=mt});var Ad=S((gx,Od)=>{var{warn:xh,debug:vh}=hn(),ci=Nd(),{ColSpanCell:Th,RowSpanCell:Sh}=ci;(function(){function t(m,p){
return m[p]>0?t(m,p+1):p}function e(m){let p={};m.forEach(function(g,D){let x=0;g.forEach(function(E){E.y=D,E.
x=D?t(p,x):x;let y=E.rowSpan||1,b=E.colSpan||1;if(y>1)for(let A=0;A<b;A++)p[E.x+A]=y;x=E.x+b}),Object.keys(p).
forEach(E=>{p[E]--,p[E]<1&&delete p[E]})})}function n(m){let p=0;return m.forEach(function(g){g.forEach(function(D){
p=Math.max(p,D.x+(D.colSpan||1))})}),p}function r(m){return m.length}function i(m,p){let g=m.y,D=m.y-1+(m.rowSpan||
1),x=p.y,E=p.y-1+(p.rowSpan||1),y=!(g>E||x>D),b=m.x,A=m.x-1+(m.colSpan||1),R=p.x,N=p.x-1+(p.colSpan||1),F=!(b>
N||R>A);return y&&F}function s(m,p,g){let D=Math.min(m.length-1,g),x={x:p,y:g};for(let E=0;E<=D;E++){let y=m[E];
for(let b=0;b<y.length;b++)if(i(x,y[b]))return!0}return!1}function o(m,p,g,D){for(let x=g;x<D;x++)if(s(m,x,p))
return!1;return!0}function a(m){m.forEach(function(p,g){p.forEach(function(D){for(let x=1;x<D.rowSpan;x++){let E=new Sh(
D);E.x=D.x,E.y=D.y+x,E.colSpan=D.colSpan,d(E,m[g+x])}})})}function u(m){for(let p=m.length-1;p>=0;p--){let g=m[p];
for(let D=0;D<g.length;D++){let x=g[D];for(let E=1;E<x.colSpan;E++){let y=new Th;y.x=x.x+E,y.y=x.y,g.splice(D+
1,0,y)}}}}function d(m,p){let g=0;for(;g<p.length&&p[g].x<m.x;)g++;p.splice(g,0,m)}function l(m){let p=r(m),g=n(
m);vh(`Max rows: ${p}; Max cols: ${g}`);for(let D=0;D<p;D++)for(let x=0;x<g;x++)if(!s(m,x,D)){let E={x,y:D,colSpan:1,
rowSpan:1};for(x++;x<g&&!s(m,x,D);)E.colSpan++,x++;let y=D+1;for(;y<p&&o(m,y,E.x,E.x+E.colSpan);)E.rowSpan++,y++;
let b=new ci(E);b.x=E.x,b.y=E.y,xh(`Missing cell at ${b.y}-${b.x}.`),d(b,m[D])}}function c(m){return m.map(function(p){
if(!Array.isArray(p)){let g=Object.keys(p)[0];p=p[g],Array.isArray(p)?(p=p.slice(),p.unshift(g)):p=[g,p]}return p.
map(function(g){return new ci(g)})})}function f(m){let p=c(m);return e(p),l(p),a(p),u(p),p}Od.exports={makeTableLayout:f,
layoutTable:e,addRowSpanCells:a,maxWidth:n,fillInTable:l,computeWidths:_d("colSpan","desiredWidth","x",1),computeHeights:_d(
"rowSpan","desiredHeight","y",1)}})();function _d(t,e,n,r){return function(i,s){let o=[],a=[],u={};s.forEach(function(d){
d.forEach(function(l){(l[t]||1)>1?a.push(l):o[l[n]]=Math.max(o[l[n]]||0,l[e]||0,r)})}),i.forEach(function(d,l){
typeof d=="number"&&(o[l]=d)});for(let d=a.length-1;d>=0;d--){let l=a[d],c=l[t],f=l[n],m=o[f],p=typeof i[f]=="\
number"?0:1;if(typeof m=="number")for(let g=1;g<c;g++)m+=1+o[f+g],typeof i[f+g]!="number"&&p++;else m=e==="des\
iredWidth"?l.desiredWidth-1:1,(!u[f]||u[f]<m)&&(u[f]=m);if(l[e]>m){let g=0;for(;p>0&&l[e]>m;){if(typeof i[f+g]!=
"number"){let D=Math.round((l[e]-m)/p);m+=D,o[f+g]+=D,p--}g++}}}Object.assign(i,o,u);for(let d=0;d<i.length;d++)
i[d]=Math.max(r,i[d]||0)}}});var Id=S((Dx,Rd)=>{var ne=hn(),Ch=ai(),fi=Ad(),yn=class extends Array{constructor(e){super();let n=Ch.mergeOptions(
e);if(Object.defineProperty(this,"options",{value:n,enumerable:n.debug}),n.debug){switch(typeof n.debug){case"\
boolean":ne.setDebugLevel(ne.WARN);break;case"number":ne.setDebugLevel(n.debug);break;case"string":ne.setDebugLevel(
parseInt(n.debug,10));break;default:ne.setDebugLevel(ne.WARN),ne.warn(`Debug option is expected to be boolean,\
 number, or string. Received a ${typeof n.debug}`)}Object.defineProperty(this,"messages",{get(){return ne.debugMessages()}})}}toString(){
let e=this,n=this.options.head&&this.options.head.length;n?(e=[this.options.head],this.length&&e.push.apply(e,
this)):this.options.style.head=[];let r=fi.makeTableLayout(e);r.forEach(function(s){s.forEach(function(o){o.mergeTableOptions(
this.options,r)},this)},this),fi.computeWidths(this.options.colWidths,r),fi.computeHeights(this.options.rowHeights,
r),r.forEach(function(s){s.forEach(function(o){o.init(this.options)},this)},this);let i=[];for(let s=0;s<r.length;s++){
let o=r[s],a=this.options.rowHeights[s];(s===0||!this.options.style.compact||s==1&&n)&&mi(o,"top",i);for(let u=0;u<
a;u++)mi(o,u,i);s+1==r.length&&mi(o,"bottom",i)}return i.join(`
`)}get width(){return this.toString().split(`
`)[0].length}};yn.reset=()=>ne.reset();function mi(t,e,n){let r=[];t.forEach(function(s){r.push(s.draw(e))});let i=r.
join("");i.length&&n.push(i)}Rd.exports=yn});var kd=S((yx,Fd)=>{Fd.exports=Id()});import{lookup as mg}from"node:dns/promises";var Ui=vn($i(),1),{program:wg,createCommand:Ng,createArgument:_g,createOption:Og,CommanderError:Tt,InvalidArgumentError:ce,
InvalidOptionArgumentError:Ag,Command:St,Argument:Rg,Option:Gi,Help:Vi}=Ui.default;var ss=vn(is(),1);function $e(t,e,n,r,i){let s=t|0,o=e|0,a=s^o^466688986,u=(n|0)+s|0,d=(r|0)+o|0;u=u+d|0,d=(d<<13|d>>>19)^u,u=u+
d|0,d=(d<<15|d>>>17)^u,u=u+d|0,d=(d<<26|d>>>6)^u,u=u+d|0,d=(d<<6|d>>>26)^u,u=u+o|0,d=d+a+1|0,u=u+d|0,d=(d<<17|
d>>>15)^u,u=u+d|0,d=(d<<29|d>>>3)^u,u=u+d|0,d=(d<<16|d>>>16)^u,u=u+d|0,d=(d<<24|d>>>8)^u,u=u+a|0,d=d+s+2|0,u=u+
d|0,d=(d<<13|d>>>19)^u,u=u+d|0,d=(d<<15|d>>>17)^u,u=u+d|0,d=(d<<26|d>>>6)^u,u=u+d|0,d=(d<<6|d>>>26)^u,u=u+s|0,
d=d+o+3|0,u=u+d|0,d=(d<<17|d>>>15)^u,u=u+d|0,d=(d<<29|d>>>3)^u,u=u+d|0,d=(d<<16|d>>>16)^u,u=u+d|0,d=(d<<24|d>>>
8)^u,u=u+o|0,d=d+a+4|0,u=u+d|0,d=(d<<13|d>>>19)^u,u=u+d|0,d=(d<<15|d>>>17)^u,u=u+d|0,d=(d<<26|d>>>6)^u,u=u+d|0,
d=(d<<6|d>>>26)^u,i[0]=u+a,i[1]=d+s+5}var Kn={ids:1,packets:2,redraw:3,latency:4,faults:5,links:6,lookups:20,sessions:21,delays:22,maintenance:23};function os(t){
let e=ss.default.alea(t);return[e.int32()>>>0,e.int32()>>>0]}function Xn(t,e,n){let r=new Int32Array(2);return $e(
t[0],t[1],e,n,r),[r[0]>>>0,r[1]>>>0]}function jn(t,e){let n=Math.imul(e,t)>>>0;return n<t&&n<4294967296%t?-1:Ll(
e,t)}function Ll(t,e){let n=t>>>0,r=Math.floor(n*(e&65535)/65536);return Math.floor((n*(e>>>16)+r)/65536)}function v(t){return String(t).replace(/\B(?=(?:\d{3})+$)/g,",")}function O(t,e){return`${v(t)} ${e}${t===1?"":
"s"}`}function qn(t){return`${O(t,"node")} ${t===1?"is":"are"} registered`}function $(t){return/[.!?]$/.test(t)?
t:`${t}.`}var Bl=/\x1b\[\d+m/g;function Zn(t){return t.replace(Bl,"").length}function W(t,e){return us(t.split(
" "),e)}function us(t,e){let n=[];for(let r of t){let i=`${n.at(-1)} ${r}`;n.length>0&&Zn(i)<=e?n[n.length-1]=
i:n.push(r)}return n}var as=500;function wt(t){return t.length>as?`${t.slice(0,as)}...`:t}var Pl=/[\u0080-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
function ds(t,e){return JSON.stringify(t,e).replace(Pl,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}
function C(t){return wt(t).replace(/[\p{C}\p{Zl}\p{Zp}]/gu,ls)}function zn(t){return C(t).replace(/[^\x20-\x7e]/gu,
ls)}function ls(t){return`\\u{${t.codePointAt(0).toString(16)}}`}function Ue(t){let e=(n,r)=>i=>t&&i!==""?`\x1B[${n}\
m${i}\x1B[${r}m`:i;return{bold:e(1,22),good:e(32,39),bad:e(31,39)}}var $l={registered:t=>`${O(t,"node")} registered.`,"set-up":t=>`${O(t,"node")} are set up.`,started:(t,e)=>`${O(
t,"node")} send ${v(e)} packets each.`,finished:(t,e)=>`${O(t,"node")} have sent their ${v(e)} packets.`};function cs(t,e){
if(t===1)return e;let n=t,r=new Map,i=new Set,s=o=>{let{times:a,packets:u}=r.get(o)??{times:0,packets:0};a===0||
a<n||(r.delete(o),e({kind:"note",text:$l[o](a,u)}))};return o=>{switch(o.kind){case"registered":case"set-up":case"\
started":case"finished":{let a=(r.get(o.kind)?.times??0)+1;r.set(o.kind,{times:a,packets:"packets"in o?o.packets:
0}),s(o.kind),i.clear();return}case"registry-lost":case"refused":case"gave-up":{let a=`${o.kind} ${o.reason}`;
if(i.has(a)||e(o),i.add(a),o.kind==="registry-lost")return;n--,s("registered");return}default:return e(o)}}}import{isIP as Mm}from"node:net";var me=["not set up","unknown source","unknown sink","came full circle","too many hops","link lost","too large"],
Nt=class{rows;id;maxHops;rank;peerCount;byXor;peers;memberships;sent;received;relayed;dropped;sumSent;sumReceived;foldedSent;foldedReceived;sentLow;sentHigh;receivedLow;receivedHigh;awaitingSockets;toOriginate;originated;runKey0;runKey1;redrawKey0;redrawKey1;sentTo;receivedFrom;drops;constructor(e){
this.rows=e;let n=()=>new Int32Array(e),r=()=>new Uint32Array(e),i=()=>new Float64Array(e);this.id=n().fill(-1),
this.maxHops=n(),this.rank=n(),this.peerCount=n(),this.byXor=new Uint8Array(e),this.peers=new Int32Array(e*127),
this.memberships=new Array(e).fill(void 0),this.sent=r(),this.received=r(),this.relayed=r(),this.dropped=r(),this.
sumSent=i(),this.sumReceived=i(),this.foldedSent=new BigInt64Array(e),this.foldedReceived=new BigInt64Array(e),
this.sentLow=n(),this.sentHigh=n(),this.receivedLow=n(),this.receivedHigh=n(),this.awaitingSockets=r(),this.toOriginate=
r(),this.originated=r(),this.runKey0=n(),this.runKey1=n(),this.redrawKey0=n(),this.redrawKey1=n(),this.sentTo=
new Array(e).fill(void 0),this.receivedFrom=new Array(e).fill(void 0),this.drops=new Float64Array(e*me.length)}};
function fs(t,e,n,r,i="clockwise"){t.memberships[e]=n,t.rank[e]=n.rankOf(t.id[e]),t.maxHops[e]=Math.min(n.nodes,
16e3),t.peerCount[e]=r.length,t.byXor[e]=i==="xor"?1:0,t.peers.set(r,e*127),t.toOriginate[e]=0,t.originated[e]=
0,Jn(t,e),Qn(t,e)}function ms(t,e){t.memberships[e]=void 0,t.maxHops[e]=0,t.peerCount[e]=0,t.toOriginate[e]=0,
t.originated[e]=0,t.sentTo[e]=void 0,t.receivedFrom[e]=void 0}function Jn(t,e){for(let n of[t.sent,t.relayed,t.
received,t.dropped])n[e]=0;for(let n of[t.sentLow,t.sentHigh,t.receivedLow,t.receivedHigh])n[e]=0;for(let n of[
t.sumSent,t.sumReceived])n[e]=0;for(let n of[t.foldedSent,t.foldedReceived])n[e]=0n}function Qn(t,e){let n=t.memberships[e]?.
nodes??0,r=n<=4096?n:0;t.sentTo[e]=new Int32Array(3*r),t.receivedFrom[e]=new Int32Array(3*r)}function ps(t){return{ours:{version:1,...t?{advertised:t}:{}}}}function hs(t,e){return t.declared?{ours:e}:{}}function gs(t,e){return!t.declared&&!e.declared}function Ds({ours:t,trace:e}){return t!==void 0&&t.relays===e.
length}function ys(t){return{kind:"registrationResponse",result:t,info:"",ours:{version:1}}}function H(t,e){return t===e||t===0}var q=["clockwise"];var bs={name:"A",wire:"minichord",declared:!1,messenger:{takesOrders:"home",metrics:q,summaries:"once",reportsHashes:!1,
sends:"kept link",reads:"many",acceptsInRun:!1,isConnected:H,takesAsLeft:"ID",fits:t=>t.kind==="silence"||Ul(t)},
registry:{givesOrders:"home",readsReplies:"home",startsTogether:!1,takesLastSummary:!1,fits:({on:t})=>t==="hom\
e"}};function Ul(t){return t.on==="home"&&t.askedAtHome&&(t.result!==0||t.id===0)}var Es={name:"B",wire:"minichord",declared:!1,messenger:{takesOrders:"listener",metrics:q,summaries:"between r\
uns",reportsHashes:!1,sends:"connection each",reads:"one",acceptsInRun:!0,isConnected:H,takesAsLeft:0,fits:t=>t.
kind==="answer"&&t.on==="new"},registry:{givesOrders:"listener",readsReplies:"new connection",startsTogether:!1,
takesLastSummary:!1,fits:({on:t,closed:e})=>t==="listener"&&e===!0}};var _t={name:"D",wire:"minichord",declared:!1,messenger:{takesOrders:"listener",metrics:q,summaries:"between r\
uns",reportsHashes:!1,sends:"connection each",reads:"many",acceptsInRun:!0,isConnected:H,takesAsLeft:"ID",fits:t=>t.
kind==="answer"&&t.on==="dialled"},registry:{givesOrders:"listener",readsReplies:"new connection",startsTogether:!1,
takesLastSummary:!1,fits:({on:t,closed:e})=>t==="listener"&&e!==!0}};var xs={name:"C",wire:"minichord",declared:!1,messenger:{takesOrders:"listener",metrics:q,summaries:"between r\
uns",reportsHashes:!1,sends:"kept link",reads:"many",acceptsInRun:!0,isConnected:H,takesAsLeft:"ID",fits:t=>t.
kind==="answer"&&t.on==="home"},registry:_t.registry};var er={name:"Sinkward",wire:"minichord",declared:!0,messenger:{takesOrders:"home",metrics:["clockwise","xor"],
summaries:"any time",reportsHashes:!0,sends:"adapts",reads:"many",acceptsInRun:!0,isConnected:H,takesAsLeft:"I\
D",fits:()=>!1},registry:{givesOrders:"home",readsReplies:"home",startsTogether:!0,takesLastSummary:!0,fits:()=>!1}};var Ge={name:"unknown",wire:"minichord",declared:!1,messenger:{takesOrders:"unknown",metrics:q,summaries:"betw\
een runs",reportsHashes:!1,sends:"unknown",reads:"unknown",acceptsInRun:!0,isConnected:H,takesAsLeft:"unknown",
fits:()=>!1},registry:{givesOrders:"unknown",readsReplies:"home",startsTogether:!1,takesLastSummary:!1,fits:()=>!1}};var Gl=[bs,Es,_t,xs];function tr({ours:t}){return t===void 0?Ge:er}function vs(t,e){let n=tr(e);return n.declared||t.declared?n:t}function Ts(t,e){return t.declared||e.closed===
void 0&&t.registry.givesOrders===e.on?t:Gl.find(({registry:n})=>n.fits(e))??t}function Ss(t,e){return t?er:e.declared?
Ge:e}function P({host:t,port:e}){return t.includes(":")?`[${t}]:${e}`:`${t}:${e}`}function Ot(t){let e=/^(?:\[([^\][]*)\]|([^:\][]*)):(\d{1,5})$/.
exec(t);if(e===null)return;let n=Number(e[3]);return n>=1&&n<=65535?{host:e[1]??e[2]??"",port:n}:void 0}var Cs={retryRegistryMs:[100,200,400,800,1600],answerMs:150,registerMs:5e3,deregisterMs:5e3,retryReplyMs:[100,
200,400,800,1600,3200],peerTries:3,peerRetryMs:200};function nr(t,e){return e-t&2147483647}function ws(t,e,n,r,i){let s=e-t&2147483647,o=i-1;for(;o>=0&&(n[r+o]-t&
2147483647)>s;)o--;return o}function Ns(t,e,n,r,i){let s=t^e,o=-1;for(let a=0;a<i;a++){let u=n[r+a]^e;u<s&&(s=u,o=a)}return o}function rr(t,e){return or(Math.imul(t,2654435761)^Math.imul(e,2246822519)+374761393)}function ir(t,e){return or(
e^t)}function sr(t,e){return or(Math.imul(e,668265263)+t)}function At(t,e){return BigInt(e>>>0)<<32n|BigInt(t>>>
0)}function or(t){let e=t|0;return e=Math.imul(e^e>>>16,2246822507),e=Math.imul(e^e>>>13,3266489909),e^e>>>16}var ar=-1,Q=-2,_s=Q,Vl=Q-1,Wl=Q-2,Hl=Q-3,Yl=Q-4,Se=Q-5,Os=Q-6;function As(t){return me[Q-t]}var Ft=2;function Kl(t,e,n,r){
return t<r&&e>t?2*n+1:2*n}function Rs(t,e,n,r,i){let s=t.id[e];if(i>t.maxHops[e])return t.maxHops[e]===0?_s:Yl;
if(t.maxHops[e]===0)return _s;if(n===s)return Hl;if(r===s)return t.memberships[e].rankOf(n)<0?Vl:ar;let o=Is(t,
e,s,n,r);return o<0?Wl:o}function Is(t,e,n,r,i){let s=e*127,o=t.peerCount[e];if(t.byXor[e]===1)return Ft*Ns(n,
i,t.peers,s,o);let a=ws(n,i,t.peers,s,o);return a<0?-1:Kl(n,t.peers[s+a],a,r)}function Fs(t,e){t.relayed[e]++}
function Ce(t,e,n){t.dropped[e]++,t.drops[e*me.length+Q-n]++}function ks(t,e,n,r){t.received[e]++;let i=t.sumReceived[e]+
r;t.sumReceived[e]=i,(i>Rt||i<-Rt)&&dr(t,e);let s=rr(n,t.id[e]),o=ir(s,r),a=sr(s,r);t.receivedLow[e]=t.receivedLow[e]+
o,t.receivedHigh[e]=t.receivedHigh[e]+a,Bs(t.receivedFrom[e],t.memberships[e].rankOf(n),o,a)}var Ve=new Int32Array(
2);function Ms(t,e,n){let r=t.id[e],i=t.originated[e],s=t.memberships[e].ids;$e(t.runKey0[e],t.runKey1[e],r,i,
Ve),n.payload=Ve[1];let o=jn(s.length-1,Ve[0]);for(let u=0;o<0;u++)$e(t.redrawKey0[e]^u,t.redrawKey1[e],r,i,Ve),
o=jn(s.length-1,Ve[0]);let a=s[o<t.rank[e]?o:o+1];n.sink=a,n.channel=Is(t,e,r,r,a)}function Ls(t,e,{sink:n,payload:r}){
t.originated[e]++,t.sent[e]++;let i=t.sumSent[e]+r;t.sumSent[e]=i,(i>Rt||i<-Rt)&&ur(t,e);let s=rr(t.id[e],n),o=ir(
s,r),a=sr(s,r);t.sentLow[e]=t.sentLow[e]+o,t.sentHigh[e]=t.sentHigh[e]+a,Bs(t.sentTo[e],t.memberships[e].rankOf(
n),o,a)}var Rt=2**52;function ur(t,e){t.foldedSent[e]=t.foldedSent[e]+BigInt(t.sumSent[e]),t.sumSent[e]=0}function dr(t,e){
t.foldedReceived[e]=t.foldedReceived[e]+BigInt(t.sumReceived[e]),t.sumReceived[e]=0}function Bs(t,e,n,r){let i=3*
e;i>=t.length||(t[i]++,t[i+1]=t[i+1]+n,t[i+2]=t[i+2]+r)}var Ps=Number.NaN,We="redial:",Xl=20,kt=class{#e;#n;#t;#s=[];failure;constructor(e,n,r){this.#e=e,this.#n=n,this.#t=
r}connect(e,n){this.disconnect(),n.forEach((r,i)=>{for(let s=0;s<(r.id>e?Ft:1);s++)this.#s.push({index:Ft*i+s,
peer:r,link:0,state:"waiting",failures:0,openings:0})});for(let r of this.#s)this.#i(r)}disconnect(){for(let e of this.#s)
this.#e.clearTimer(We+e.index),this.#e.carry(e.index,Ps,e.peer),(e.state==="open"||e.state==="dialling")&&this.#e.
close(e.link);this.#s=[],this.failure=void 0}get ready(){return this.#s.every(({state:e})=>e==="open")}hostOf(e){
return this.#s.find(n=>n.link===e)?.peer.address.host}opened(e){let n=this.#s.find(r=>r.link===e);return n===void 0?
!1:(n.state="open",n.openings++,(n.peer.declared||n.openings<Xl)&&(n.failures=0),this.#e.carry(n.index,e,n.peer),
!0)}recognised(e,n){let r=this.#s.find(i=>i.link===e)?.peer;if(r?.id!==n)return!1;if(r.declared)return!0;for(let i of this.#s)
i.peer.id===n&&(i.peer={...r,declared:!0},i.state==="open"&&this.#e.carry(i.index,i.link,i.peer));return!0}lost(e,n){
let r=this.#s.find(i=>i.link===e);return r===void 0?!1:(r.link=0,r.failures++,r.failures>=this.#n?this.#o(r,n):
(r.state="waiting",this.#e.carry(r.index,0,r.peer),this.#e.setTimer(We+r.index,this.#t)),!0)}broken(e,n){let r=this.#s.
find(i=>i.link===e)?.peer;if(r===void 0)return!1;for(let i of this.#s)i.peer.id!==r.id||i.state==="dead"||(i.link!==
e&&i.state!=="waiting"&&this.#e.close(i.link),this.#e.clearTimer(We+i.index),this.#o(i,n));return!0}#o(e,n){let{
peer:r,index:i}=e;e.state="dead",e.link=0,this.failure??=`cannot reach node ${r.id}: ${n}`,this.#e.carry(i,Ps,
r),this.#e.note(`gave up the link to node ${r.id}: ${n}`)}timer(e){if(!e.startsWith(We))return!1;let n=this.#s.
find(r=>We+r.index===e);return n?.state==="waiting"&&this.#i(n),!0}#i(e){e.state="dialling",e.link=this.#e.dial(
e.peer)}};var Mt="reply:",jl=64,Lt=class{#e;#n;#t;#s;#o;#i=new Map;#r=new Map;#d=0;#u=Ge;#a=0;host="";#l=0;#c=0;#f="home";constructor(e,n,{
retryRegistryMs:r,retryReplyMs:i},s){this.#e=e,this.#n=n,this.#t=r,this.#s=i,this.#o=s}programOf(e){return Ss(
e.declared,this.#u)}introducesUsTo(e){return gs(this.#u,this.programOf(e))}get side(){return this.#u.registry}get isOurs(){
return this.#u.declared}get isOpen(){return this.#a!==0}connect(){this.#a=this.#n()}isHome(e){return e===this.#a}detach(){
this.#a=0}close(){this.isOpen&&this.#e.close(this.#a)}nextRetryMs(){return this.#t[this.#l++]}lost(e,n,r){e===
this.#c&&(this.#c=0);let i=this.#i.get(e);return i===void 0?!1:(this.#i.delete(e),n||this.#m(i,r),!0)}#m(e,n){
let r=this.#s[e.failures++];if(r===void 0){let{message:i,failures:s}=e;return this.#o(`cannot deliver ${i.kind}\
 to the registry: ${n}; tried ${s} times`)}this.#r.set(e.number,e),this.#e.setTimer(Mt+e.number,r)}timer(e){if(!e.
startsWith(Mt))return!1;let n=this.#r.get(Number(e.slice(Mt.length)));return n!==void 0&&this.#h(n),!0}forgetReplies(){
for(let{number:e,message:n}of this.#r.values())this.#e.clearTimer(Mt+e),this.#o(`cannot deliver ${n.kind} to t\
he registry: it has given its next order`);this.#r.clear()}get mayGoOnWithout(){return this.side.givesOrders!==
"home"}speaksOn(e,n){return e===this.#a||this.#i.has(e)?!0:!this.#u.declared&&n===this.host}registered(e){this.#u=
vs(this.#u,e),this.#l=0}ordered(e){return this.#c=e,this.#f=this.isHome(e)?"home":"listener",this.#p(void 0),this.
isHome(e)}answer(e,n,r){this.#p(this.#c===0);let i={kind:"nodeRegistryResponse",result:n,info:r,...this.extension(
{epoch:e})};this.#c!==0?this.#e.send(this.#c,i):this.reply(i)}#p(e){this.#u=Ts(this.#u,{on:this.#f,closed:e})}register(e,n){
this.#e.send(this.#a,{kind:"registration",address:e,...ps(n)})}reply(e){if(this.isOpen&&this.side.readsReplies===
"home")return this.#e.send(this.#a,e);this.#h({message:e,number:++this.#d,failures:0})}#h(e){this.#r.delete(e.
number);let n=this.#n();if(this.#i.set(n,e),this.#e.send(n,e.message),e.message.kind!=="deregistration"&&this.#e.
end(n),this.#i.size<=jl)return;let[r]=this.#i.keys();this.#i.delete(r),this.#e.close(r)}extension(e){return hs(
this.#u,e)}};var lr=class{ids;#e;#n;constructor(e){this.ids=Int32Array.from(e).sort();let n=this.ids.at(-1)??-1;if((this.ids[0]??
0)<0)throw new RangeError(`a negative ID, ${this.ids[0]}`);n<1048576?this.#e=new Int32Array(n+1).fill(-1):this.#n=
new Map,this.ids.forEach((r,i)=>{if(this.rankOf(r)>=0)throw new RangeError(`ID ${r} twice`);this.#e!==void 0?this.#e[r]=
i:this.#n.set(r,i)})}get nodes(){return this.ids.length}rankOf(e){return this.#e!==void 0?this.#e[e]??-1:this.#n.
get(e)??-1}},$s=new WeakMap;function Us(t){let e=$s.get(t);return e===void 0&&(e=new lr(t),$s.set(t,e)),e}function Gs(t,{peers:e,ids:n,ours:r},i){let s;try{s=Us(n)}catch(d){return`the list of all IDs has ${d.message}`}
if(s.rankOf(t)<0)return`my ID, ${t}, is not among all IDs`;let o=new Map;for(let{id:d,address:l,ours:c}of e){let f=Ot(
l);if(s.rankOf(d)<0)return`peer ${d} is not among all IDs`;if(f===void 0)return`peer ${d} has the address "${l}\
", which is not host:port`;let m=ql(f.host)?i:f.host;d!==t&&o.set(d,{id:d,address:{host:m,port:f.port},declared:c})}
if(o.size>127)return`the routing table has ${o.size} entries; at most ${127} are taken`;if(o.size===0&&n.length>
1)return"the routing table is empty";let a=(d,l)=>nr(t,d.id)-nr(t,l.id),u=r?.metric??"clockwise";return{membership:s,
peers:[...o.values()].sort(a),metric:u}}function ql(t){return["","::","0.0.0.0","localhost"].includes(t)}function Ws(t,e,n){ur(t,e),dr(t,e);let r={kind:"trafficSummary",id:t.id[e],sent:t.sent[e],relayed:t.relayed[e],
received:t.received[e],totalSent:t.foldedSent[e],totalReceived:t.foldedReceived[e],...n===void 0?{}:{ours:Zl(t,
e,n)}};return Jn(t,e),r}function Zl(t,e,n){let r=n.want==="pairs",i={run:n.run,round:n.round,dropped:t.dropped[e],
sentHash:At(t.sentLow[e],t.sentHigh[e]),receivedHash:At(t.receivedLow[e],t.receivedHigh[e]),sentTo:r?Vs(t,e,t.
sentTo[e]):[],receivedFrom:r?Vs(t,e,t.receivedFrom[e]):[],...t.awaitingSockets[e]===0?{}:{awaitingSockets:t.awaitingSockets[e]}};
return n.want==="close"&&Qn(t,e),i}function Vs(t,e,n){let r=[];if(n===void 0)return r;for(let i=0;3*i<n.length;i++){
let s=n[3*i]>>>0;if(s===0)continue;let o=At(n[3*i+1],n[3*i+2]);r.push({id:t.memberships[e].ids[i],packets:s,hash:o})}
return r}var Hs={sent:0,received:0,relayed:0,dropped:0,sumSent:0n,sumReceived:0n},Bt=class{#e;#n;#t={sink:0,payload:0,channel:0};#s=Hs;constructor(e,n){
this.#e=e,this.#n=n}begin(e,n,r){let i=this.#e;[i.runKey0[this.#n],i.runKey1[this.#n]]=Xn(n,Kn.packets,e),[i.redrawKey0[this.#n],
i.redrawKey1[this.#n]]=Xn(n,Kn.redraw,e),i.originated[this.#n]=0,i.toOriginate[this.#n]=r,this.#s=Hs}originate(e,n){
let r=this.#e,i=this.#n,s=this.#t;if(r.toOriginate[i]===0)return"idle";for(let o=0;o<e;o++){if(r.originated[i]>=
r.toOriginate[i])return"finished";if(Ms(r,i,s),!n.hasRoom(s.channel))return"more";let a=n.emit(s.channel,s.sink,
s.payload);Ls(r,i,s),a||Ce(r,i,Se)}return"more"}stop(){let e=this.#e.toOriginate[this.#n];return this.#e.toOriginate[this.#n]=
0,e}takeSummary(e){let n=this.#e.dropped[this.#n],r=Ws(this.#e,this.#n,e),i=this.#s;return this.#s={sent:i.sent+
r.sent,received:i.received+r.received,relayed:i.relayed+r.relayed,dropped:i.dropped+n,sumSent:i.sumSent+r.totalSent,
sumReceived:i.sumReceived+r.totalReceived},r}diagnostics(){let e=this.#e,n=this.#n,r=this.#s;return{sent:r.sent+
e.sent[n],received:r.received+e.received[n],relayed:r.relayed+e.relayed[n],dropped:r.dropped+e.dropped[n],sumSent:r.
sumSent+e.foldedSent[n]+BigInt(e.sumSent[n]),sumReceived:r.sumReceived+e.foldedReceived[n]+BigInt(e.sumReceived[n]),
toSend:e.toOriginate[n]===0?0:e.toOriginate[n]-e.originated[n],drops:zl(e,n)}}};function zl(t,e){let n={};return me.
forEach((r,i)=>{let s=t.drops[e*me.length+i];s>0&&(n[r]=s)}),n}var Jl=["nodeRegistry","initiateTask","requestTrafficSummary","deregistrationResponse"],Pt=class{#e;#n;#t;#s;#o;#i;#r;#d=new Map;#u;#a="\
connecting";#l=-1;#c;#f=0;#m=0;#p;#h=!1;#g=!1;constructor(e,n,r,i){this.#e=e,this.#n=n,this.#t=r,this.#s=i,this.#o=
{...Cs,...i.timing},this.#u=new Bt(e,n),this.#i=new kt({dial:({address:o,declared:a})=>this.#P(o,a),close:o=>r.
close(o),setTimer:(o,a)=>r.setTimer(o,a),clearTimer:o=>r.clearTimer(o),carry:(o,a,u)=>r.carry(o,a,u),note:o=>this.#R(
o)},this.#o.peerTries,this.#o.peerRetryMs);let s=()=>this.#P(i.registry);this.#r=new Lt(r,s,this.#o,o=>this.#R(
o))}get id(){return this.#e.id[this.#n]}get isAlone(){return this.#a==="connecting"||this.#a==="ended"}programOf(e){
return this.#r.programOf(e)}introducesItselfTo(e){return this.#r.introducesUsTo(e)}start(){this.#r.connect()}step(e){
if(this.#a!=="ended")switch(e.kind){case"accepted":return void this.#d.set(e.link,e.host);case"opened":return this.#y(
e);case"listening":return this.#E(e.address);case"message":return this.#A(e.link,e.message);case"ended":return this.#t.
close(e.link),this.#b(e.link,"closed by the other side");case"lost":return this.#b(e.link,e.reason,e.opened);case"\
garbled":return this.#k(e.link,e.reason),this.#b(e.link,e.reason,!0,!0);case"timer":return this.#C(e.timer);case"\
drained":return this.#$();case"command":return this.#G(e.command);default:}}originate(e,n){let r=this.#u.originate(
e,n);return r==="finished"&&(this.#g=!0,this.#t.drain()),r==="more"}#y({link:e,host:n,localHost:r}){this.#r.isHome(
e)?(this.#r.host=n,this.#t.listen(r)):this.#i.opened(e)&&this.#D()}#E(e){this.#c=this.#s.advertise??e,this.#a=
"registering",this.#r.register(P(this.#c),this.#s.advertise!==void 0),this.#t.setTimer("register",this.#o.registerMs)}#b(e,n,r=!0,i=!1){
if(this.#d.delete(e),this.#r.lost(e,r,n))return;if(this.#r.isHome(e))return this.#v(n);(i?this.#i.broken(e,n):
this.#i.lost(e,n))&&this.#i.failure!==void 0&&this.#D()}#v(e){if(this.#r.detach(),this.#t.clearTimer("register"),
this.#a==="leaving")return this.#x(0);let n=this.#a!=="connecting"&&this.#a!=="registering";if(n&&this.#r.mayGoOnWithout)
return this.#R("the registry closed the connection; waiting for its orders");this.#_(),this.#a="connecting";let r=this.#r.
nextRetryMs();if(r===void 0){let i=this.#o.retryRegistryMs.length+1;return this.#t.report({kind:"gave-up",reason:`\
cannot reach the registry at ${P(this.#s.registry)}: ${e}; tried ${i} times`}),this.#x(1)}n&&this.#t.report({kind:"\
registry-lost",id:this.id,reason:e}),this.#t.setTimer("registry",r)}#C(e){e==="registry"?this.#r.connect():e===
"register"?(this.#r.close(),this.#v("it does not answer")):e==="answer"?(this.#h=!0,this.#D()):e==="deregister"?
(this.#t.report({kind:"gave-up",reason:"the registry did not answer the deregistration"}),this.#x(1)):this.#r.
timer(e)||this.#i.timer(e)}#A(e,n){let r=this.#T(e,n);if(r!==void 0)return this.#k(e,r),this.#r.isHome(e)?void 0:
(this.#t.close(e),this.#b(e,r));if(!((n.kind==="nodeRegistry"||n.kind==="initiateTask")&&this.#a==="leaving"))
switch(n.kind){case"registrationResponse":return tr(n).declared&&this.#i.recognised(e,n.result)?void 0:this.#r.
isHome(e)?this.#w(n):void 0;case"nodeRegistry":return this.#N(e,n);case"initiateTask":return this.#F(n);case"r\
equestTrafficSummary":return this.#U(n);case"deregistrationResponse":return this.#O(n.result,n.info);default:return}}#T(e,{
kind:n}){if(n==="registrationResponse")return this.#i.hostOf(e)!==void 0||this.#r.isHome(e)&&this.#a==="regist\
ering"?void 0:`${n} was not asked for`;if(!Jl.includes(n))return`${n} is not for a messenger`;if(this.id<0)return`${n}\
 before registration`;if(!this.#r.speaksOn(e,this.#d.get(e)))return`${n} from someone who is not the registry`}#w(e){
let{result:n,info:r}=e;if(this.#t.clearTimer("register"),n<0)return this.#t.report({kind:"refused",reason:r}),
this.#x(1);this.#e.id[this.#n]=n,this.#r.registered(e),this.#t.expectPeers(this.#r.isOurs?0:Number.POSITIVE_INFINITY),
this.#a="registered",this.#t.report({kind:"registered",id:n,address:P(this.#c),info:r})}#N(e,n){this.#r.forgetReplies(),
this.#h=this.#r.ordered(e),this.#_();let r=this.#r.isOurs&&n.ours?.mixed!==!0;this.#t.expectPeers(r?0:n.ids.length),
this.#a="setting up",this.#f=n.ours?.epoch??this.#f+1,this.#h||this.#t.setTimer("answer",this.#o.answerMs);let i=Gs(
this.id,n,this.#r.host);if(typeof i=="string")return this.#S(i);this.#p=i,this.#r.side.startsTogether||this.#I(),
this.#i.connect(this.id,i.peers),this.#D()}#D(){if(!(this.#a!=="setting up"||!this.#h)){if(this.#i.failure!==void 0)
return this.#S(this.#i.failure);this.#i.ready&&(this.#a="ready",this.#r.side.startsTogether&&this.#I(),this.#r.
answer(this.#f,this.id,"Connected to every peer."),this.#t.report({kind:"set-up",id:this.id,epoch:this.#f,peers:this.#M}))}}#I(){
let{membership:e,metric:n}=this.#p;fs(this.#e,this.#n,e,this.#M,n)}#S(e){this.#_(),this.#a="registered",this.#r.
answer(this.#f,-1,e),this.#t.report({kind:"set-up-failed",id:this.id,reason:e})}#_(){this.#t.clearTimer("answe\
r"),this.#i.disconnect(),ms(this.#e,this.#n),this.#p=void 0}#F({packets:e,ours:n}){let r=this.#e.memberships[this.#n]?.
nodes??0;if(this.#a!=="ready"||r<2||n!==void 0&&n.epoch!==this.#f)return this.#R(`a start order came while ${this.#a}\
; not taken`);this.#r.forgetReplies(),this.#m=n?.run??this.#m+1,this.#u.begin(this.#m,n?.key??this.#s.key,e),this.#a=
"running",this.#g=!1,this.#t.report({kind:"started",id:this.id,packets:e}),e===0?this.#L():this.#t.originate()}#$(){
this.#a==="running"&&this.#g&&this.#L()}#L(){this.#g=!1,this.#a="ready";let e=this.#u.stop();this.#r.reply({kind:"\
taskFinished",address:P(this.#c),id:this.id,...this.#r.extension({run:this.#m})}),this.#t.report({kind:"finish\
ed",id:this.id,packets:e})}#U({ours:e}){this.#a==="leaving"&&this.#r.side.takesLastSummary||this.#r.reply(this.#u.
takeSummary(this.#r.extension(e).ours))}#G({name:e}){e==="print-counters-and-diagnostics"?(this.#t.report({kind:"\
diagnostics",diagnostics:this.#V()}),this.#t.report({kind:"ended",command:e,outcome:"done",reason:""})):this.id<
0||this.#a==="connecting"||this.#a==="registering"?this.#x(0):this.#a!=="leaving"&&this.#B()}#B(){this.#u.stop(),
this.#r.side.takesLastSummary&&this.#r.reply(this.#u.takeSummary({run:this.#m,round:0,want:"pairs"})),this.#a=
"leaving",this.#r.reply({kind:"deregistration",address:P(this.#c),id:this.id}),this.#t.setTimer("deregister",this.#o.
deregisterMs)}#O(e,n){if(this.#a!=="leaving")return e!==this.id||!this.#r.isOurs?void 0:(this.#t.report({kind:"\
gave-up",reason:`the registry removed node ${this.id}: ${n}`}),this.#x(1));e<0&&this.#t.report({kind:"refused",
reason:n}),this.#x(e<0?1:0)}#x(e){let n=this.#a==="leaving";for(let r of["deregister","registry","register"])this.#t.
clearTimer(r);if(this.#_(),this.#r.close(),this.#a="ended",n){let r=e===0?"done":"failed";this.#t.report({kind:"\
ended",command:"exit-overlay",outcome:r,reason:""})}this.#t.exit(e)}#V(){let{toSend:e,drops:n,...r}=this.#u.diagnostics(),
i=this.#c===void 0?"":P(this.#c);return{...r,id:this.id,address:i,state:this.#a,peers:this.#M,toSend:e,drops:n}}get#M(){
return this.#p?.peers.map(({id:e})=>e)??[]}#P(e,n=!1){let r=this.#l--;return this.#t.dial(r,e,n),r}#k(e,n){let r=this.#d.
get(e)??this.#i.hostOf(e)??"the registry";this.#t.report({kind:"violation",host:r,reason:n})}#R(e){this.#t.report(
{kind:"note",text:this.id<0?e:`node ${this.id}: ${e}`})}};function cr(t,e){return t!==null&&typeof t=="object"&&"$typeName"in t&&typeof t.$typeName=="string"?e===void 0?
!0:e.typeName===t.$typeName:!1}var h;(function(t){t[t.DOUBLE=1]="DOUBLE",t[t.FLOAT=2]="FLOAT",t[t.INT64=3]="INT64",t[t.UINT64=4]="UINT64",t[t.
INT32=5]="INT32",t[t.FIXED64=6]="FIXED64",t[t.FIXED32=7]="FIXED32",t[t.BOOL=8]="BOOL",t[t.STRING=9]="STRING",t[t.
BYTES=12]="BYTES",t[t.UINT32=13]="UINT32",t[t.SFIXED32=15]="SFIXED32",t[t.SFIXED64=16]="SFIXED64",t[t.SINT32=17]=
"SINT32",t[t.SINT64=18]="SINT64"})(h||(h={}));function Ks(){let t=this.buf,e=this.pos,n=0,r=0;for(let s=0;s<28;s+=7){let o=t[e++];if(n|=(o&127)<<s,(o&128)==
0){this.pos=e,this.assertBounds(),this.varint64Lo=n,this.varint64Hi=r;return}}let i=t[e++];if(n|=(i&15)<<28,r=
(i&112)>>4,(i&128)==0){this.pos=e,this.assertBounds(),this.varint64Lo=n,this.varint64Hi=r;return}for(let s=3;s<=
31;s+=7){let o=t[e++];if(r|=(o&127)<<s,(o&128)==0){this.pos=e,this.assertBounds(),this.varint64Lo=n,this.varint64Hi=
r;return}}throw new Error("invalid varint")}var $t=4294967296;function fr(t){let e=t[0]==="-";e&&(t=t.slice(1));let n=1e6,r=0,i=0;function s(o,a){let u=Number(
t.slice(o,a));i*=n,r=r*n+u,r>=$t&&(i=i+(r/$t|0),r=r%$t)}return s(-24,-18),s(-18,-12),s(-12,-6),s(-6),e?js(r,i):
pr(r,i)}function Xs(t,e){let n=pr(t,e),r=n.hi&2147483648;r&&(n=js(n.lo,n.hi));let i=mr(n.lo,n.hi);return r?"-"+
i:i}function mr(t,e){if({lo:t,hi:e}=Ql(t,e),e<=2097151)return String($t*e+t);let n=t&16777215,r=(t>>>24|e<<8)&
16777215,i=e>>16&65535,s=n+r*6777216+i*6710656,o=r+i*8147497,a=i*2,u=1e7;return s>=u&&(o+=Math.floor(s/u),s%=u),
o>=u&&(a+=Math.floor(o/u),o%=u),a.toString()+Ys(o)+Ys(s)}function Ql(t,e){return{lo:t>>>0,hi:e>>>0}}function pr(t,e){
return{lo:t|0,hi:e|0}}function js(t,e){return e=~e,t?t=~t+1:e+=1,pr(t,e)}var Ys=t=>{let e=String(t);return"000\
0000".slice(e.length)+e};function qs(t,e){if(t>>>0<128){e.push(t);return}if(t>=0){for(;t>127;)e.push(t&127|128),
t=t>>>7;e.push(t)}else{for(let n=0;n<9;n++)e.push(t&127|128),t=t>>7;e.push(1)}}function Zs(){let t=this.buf[this.
pos++];if((t&128)===0)return this.assertBounds(),t;let e=t&127;if(t=this.buf[this.pos++],e|=(t&127)<<7,(t&128)===
0)return this.assertBounds(),e;if(t=this.buf[this.pos++],e|=(t&127)<<14,(t&128)===0)return this.assertBounds(),
e;if(t=this.buf[this.pos++],e|=(t&127)<<21,(t&128)===0)return this.assertBounds(),e;t=this.buf[this.pos++],e|=
(t&15)<<28;for(let n=5;(t&128)!==0&&n<10;n++)t=this.buf[this.pos++];if((t&128)!==0)throw new Error("invalid va\
rint");return this.assertBounds(),e>>>0}var I=ec();function ec(){let t=new DataView(new ArrayBuffer(8));if(typeof BigInt=="function"&&typeof t.getBigInt64==
"function"&&typeof t.getBigUint64=="function"&&typeof t.setBigInt64=="function"&&typeof t.setBigUint64=="funct\
ion"&&(!!globalThis.Deno||!!globalThis.Bun||typeof process!="object"||typeof process.env!="object"||process.env.
BUF_BIGINT_DISABLE!=="1")){let n=BigInt("-9223372036854775808"),r=BigInt("9223372036854775807"),i=BigInt("0"),
s=BigInt("18446744073709551615");return{zero:BigInt(0),supported:!0,parse(o){let a=typeof o=="bigint"?o:BigInt(
o);if(a>r||a<n)throw new Error(`invalid int64: ${o}`);return a},uParse(o){let a=typeof o=="bigint"?o:BigInt(o);
if(a>s||a<i)throw new Error(`invalid uint64: ${o}`);return a},enc(o){return t.setBigInt64(0,this.parse(o),!0),
{lo:t.getInt32(0,!0),hi:t.getInt32(4,!0)}},uEnc(o){return t.setBigInt64(0,this.uParse(o),!0),{lo:t.getInt32(0,
!0),hi:t.getInt32(4,!0)}},dec(o,a){return t.setInt32(0,o,!0),t.setInt32(4,a,!0),t.getBigInt64(0,!0)},uDec(o,a){
return t.setInt32(0,o,!0),t.setInt32(4,a,!0),t.getBigUint64(0,!0)}}}return{zero:"0",supported:!1,parse(n){return typeof n!=
"string"&&(n=n.toString()),zs(n),n},uParse(n){return typeof n!="string"&&(n=n.toString()),Js(n),n},enc(n){return typeof n!=
"string"&&(n=n.toString()),zs(n),fr(n)},uEnc(n){return typeof n!="string"&&(n=n.toString()),Js(n),fr(n)},dec(n,r){
return Xs(n,r)},uDec(n,r){return mr(n,r)}}}function zs(t){if(!/^-?[0-9]+$/.test(t))throw new Error("invalid in\
t64: "+t)}function Js(t){if(!/^[0-9]+$/.test(t))throw new Error("invalid uint64: "+t)}function He(t,e){switch(t){case h.STRING:return"";case h.BOOL:return!1;case h.DOUBLE:case h.FLOAT:return 0;case h.
INT64:case h.UINT64:case h.SFIXED64:case h.FIXED64:case h.SINT64:return e?"0":I.zero;case h.BYTES:return new Uint8Array(
0);default:return 0}}function pe(t,e){return Object.prototype.hasOwnProperty.call(t,e)&&t[e]!==void 0}function he(t,e,n){e==="__proto__"?Object.defineProperty(t,"__proto__",{value:n,writable:!0,enumerable:!0,configurable:!0}):
t[e]=n}function Ye(t){return t!==null&&typeof t=="object"&&!Array.isArray(t)}function Ut(t){let e=t.fields[0];return nc(t.typeName)&&e!==void 0&&e.fieldKind=="scalar"&&e.name=="value"&&e.
number==1}var tc=new Set(["google.protobuf.DoubleValue","google.protobuf.FloatValue","google.protobuf.Int64Value","googl\
e.protobuf.UInt64Value","google.protobuf.Int32Value","google.protobuf.UInt32Value","google.protobuf.BoolValue",
"google.protobuf.StringValue","google.protobuf.BytesValue"]);function nc(t){return tc.has(t)}var rc=999,ic=998,eo=2;function ge(t,e){return cr(e,t)?e:to(t)(e)}var Qs=new WeakMap;function to(t){let e=Qs.get(
t);return e===void 0&&(e=sc(t),Qs.set(t,e)),e}var hr=0,no=1,ro=2,io=3;function sc(t){let e=t.typeName,{properties:n,
prototype:r}=oc(t);return i=>{let s;r!==void 0?(s=Object.create(r),s.$typeName=e):s={$typeName:e};for(let o=0;o<
n.length;o++){let a=n[o],u=a.name,d=i?.[u];switch(a.kind){case hr:d!=null?s[u]=a.convert!==void 0?a.convert(d):
d:a.constant!==void 0&&(s[u]=a.constant);break;case no:s[u]=a.convert!==void 0&&Array.isArray(d)?d.map(a.convert):
d??[];break;case ro:if(a.convert===void 0||!Ye(d))s[u]=d??{};else{let l={},c=Object.keys(d);for(let f=0;f<c.length;f++)
he(l,c[f],a.convert(d[c[f]]));s[u]=l}break;case io:{let l=d;if(l?.case!=null){let c=a.convert.get(l.case);if(c!==
void 0){s[u]={case:l.case,value:c(l.value)};break}}s[u]={case:void 0};break}}}return s}}function oc(t){var e,n;
let r=[],i={},s=uc(t);for(let o of t.members){let a=o.localName;if(o.kind=="oneof"){r.push({name:a,kind:io,constant:void 0,
convert:ac(o)});continue}switch(o.fieldKind){case"message":{r.push({name:a,kind:hr,constant:void 0,convert:Gt(
o)});break}case"list":{r.push({name:a,kind:no,constant:void 0,convert:o.listKind=="message"?(e=Gt(o))!==null&&
e!==void 0?e:(u=>u):o.scalar==h.BYTES?Ke:void 0});break}case"map":{r.push({name:a,kind:ro,constant:void 0,convert:o.
mapKind=="message"?(n=Gt(o))!==null&&n!==void 0?n:(u=>u):o.scalar==h.BYTES?Ke:void 0});break}default:{let u=dc(
o);r.push({name:a,kind:hr,constant:o.presence==eo?u:void 0,convert:o.fieldKind=="scalar"&&o.scalar==h.BYTES?Ke:
void 0}),s&&(i[a]=u);break}}}return{properties:r,prototype:s?i:void 0}}function ac(t){let e=new Map;for(let n of t.
fields){let r;n.fieldKind=="message"?r=Gt(n):n.fieldKind=="scalar"&&n.scalar==h.BYTES&&(r=Ke),e.set(n.localName,
r??(i=>i))}return e}function Gt(t){if(t.fieldKind=="message"&&!t.oneof&&Ut(t.message))return t.message.fields[0].
scalar==h.BYTES?Ke:void 0;if(t.message.typeName=="google.protobuf.Struct"&&t.parent.typeName!=="google.protobu\
f.Value")return;let e=t.message,n;return r=>!Ye(r)||cr(r,e)?r:(n??(n=to(e)),n(r))}function Ke(t){return Array.
isArray(t)?new Uint8Array(t):t}function uc(t){switch(t.file.edition){case rc:return!1;case ic:return!0;default:
return t.fields.some(e=>e.presence!=eo&&e.fieldKind!="message"&&!e.oneof)}}function dc(t){let e=t.getDefaultValue();
return e!==void 0?t.fieldKind=="scalar"&&t.longAsString?e.toString():e:t.fieldKind=="scalar"?He(t.scalar,t.longAsString):
t.enum.values[0].number}var Vt=class extends Error{constructor(e,n,r="FieldValueInvalidError"){super(n),this.name=r,this.field=()=>e}};var gr;function lc(t){var e;gr=Object.assign(Object.assign({},t),{encodeUtf8Into:(e=t.encodeUtf8Into)!==null&&
e!==void 0?e:yr(t.encodeUtf8.bind(t))})}function Dr(){if(!gr){let t=globalThis;if(!t.TextEncoder||!t.TextDecoder)
throw new Error("encoding API missing: install TextEncoder and TextDecoder on globalThis");let e=new t.TextEncoder,
n=new t.TextDecoder("utf-8",{ignoreBOM:!0}),r,i={encodeUtf8(o){return e.encode(o)},decodeUtf8(o,a){return a?(r||
(r=new t.TextDecoder("utf-8",{fatal:!0,ignoreBOM:!0})),r.decode(o)):n.decode(o)},checkUtf8(o){try{return encodeURIComponent(
o),!0}catch{return!1}}};e.encodeInto&&(i.encodeUtf8Into=e.encodeInto.bind(e));let s=String.prototype.isWellFormed;
s&&(i.checkUtf8=o=>s.call(o)),lc(i)}return gr}function yr(t){return(e,n)=>{let r=t(e);return n.set(r),{written:r.
byteLength}}}var T;(function(t){t[t.Varint=0]="Varint",t[t.Bit64=1]="Bit64",t[t.LengthDelimited=2]="LengthDelimited",t[t.StartGroup=
3]="StartGroup",t[t.EndGroup=4]="EndGroup",t[t.Bit32=5]="Bit32"})(T||(T={}));var cc=4294967295,fc=2147483647,mc=-2147483648,Wt=class{constructor(e){this.stackPos=[],this.encodeUtf8Into=e?
yr(e):Dr().encodeUtf8Into,this.buffer=oo,this.viewCache=hc,this.pos=0}ensureCapacity(e){let n=this.pos+e;if(n>
this.buffer.length){let r=this.buffer.length||pc;for(;r<n;)r*=2;let i=new Uint8Array(r);this.pos>0&&i.set(this.
buffer),this.buffer=i}}view(){let e=this.buffer,n=this.viewCache;if(n.byteLength===e.byteLength)return n;let r=new DataView(
e.buffer);return this.viewCache=r,r}finish(){let e=this.buffer.slice(0,this.pos);return this.pos=0,this.stackPos=
[],e}fork(){return this.stackPos.push(this.pos),this.ensureCapacity(Xe),this.buffer[this.pos++]=0,this}join(){
let e=this.stackPos.pop();if(e===void 0)throw new Error("invalid state, fork stack empty");let n=this.pos-e-Xe,
r=br(n);return r>Xe&&(this.ensureCapacity(r-Xe),this.buffer.copyWithin(e+r,e+Xe,this.pos)),this.pos=e,this.uint32(
n),this.pos+=n,this}tag(e,n){return this.uint32((e<<3|n)>>>0)}raw(e){return this.ensureCapacity(e.length),this.
buffer.set(e,this.pos),this.pos+=e.length,this}uint32(e){if(so(e),this.ensureCapacity(5),e<128)return this.buffer[this.
pos++]=e,this;for(;e>127;)this.buffer[this.pos++]=e&127|128,e>>>=7;return this.buffer[this.pos++]=e,this}int32(e){
if(Er(e),e>=0)return this.uint32(e);this.ensureCapacity(10);for(let n=0;n<9;n++)this.buffer[this.pos++]=e&127|
128,e>>=7;return this.buffer[this.pos++]=1,this}bool(e){return this.ensureCapacity(1),this.buffer[this.pos++]=
e?1:0,this}bytes(e){return this.uint32(e.byteLength),this.raw(e)}string(e){typeof e!="string"&&(e=String(e));let n=e.
length;if(n<=ao){this.ensureCapacity(n+1);let u=this.buffer,d=this.pos;u[d++]=n;let l=0;for(;l<n;l++){let c=e.
charCodeAt(l);if(c>127)break;u[d++]=c}if(l==n)return this.pos=d,this}this.ensureCapacity(n*3+5);let r=br(n),i=this.
buffer,s=this.pos,{written:o}=this.encodeUtf8Into(e,i.subarray(s+r)),a=br(o);return a!=r&&i.copyWithin(s+a,s+r,
s+r+o),this.uint32(o),this.pos+=o,this}float(e){return gc(e),this.ensureCapacity(4),this.view().setFloat32(this.
pos,e,!0),this.pos+=4,this}double(e){return this.ensureCapacity(8),this.view().setFloat64(this.pos,e,!0),this.
pos+=8,this}fixed32(e){return so(e),this.ensureCapacity(4),this.view().setUint32(this.pos,e,!0),this.pos+=4,this}sfixed32(e){
return Er(e),this.ensureCapacity(4),this.view().setInt32(this.pos,e,!0),this.pos+=4,this}sint32(e){return Er(e),
this.uint32((e<<1^e>>31)>>>0)}sfixed64(e){let n=I.enc(e);this.ensureCapacity(8);let r=this.view();return r.setInt32(
this.pos,n.lo,!0),r.setInt32(this.pos+4,n.hi,!0),this.pos+=8,this}fixed64(e){let n=I.uEnc(e);this.ensureCapacity(
8);let r=this.view();return r.setInt32(this.pos,n.lo,!0),r.setInt32(this.pos+4,n.hi,!0),this.pos+=8,this}int64(e){
let n=I.enc(e);return this.writeVarint64(n.lo,n.hi)}sint64(e){let n=I.enc(e),r=n.hi>>31,i=n.lo<<1^r,s=(n.hi<<1|
n.lo>>>31)^r;return this.writeVarint64(i,s)}uint64(e){let n=I.uEnc(e);return this.writeVarint64(n.lo,n.hi)}writeVarint64(e,n){
this.ensureCapacity(10);let r=this.buffer,i=this.pos;for(let a=0;a<28;a=a+7){let u=e>>>a,d=!(!(u>>>7)&&n==0);if(r[i++]=
(d?u|128:u)&255,!d)return this.pos=i,this}let s=e>>>28&15|(n&7)<<4,o=n>>3!=0;if(r[i++]=(o?s|128:s)&255,!o)return this.
pos=i,this;for(let a=3;a<31;a=a+7){let u=n>>>a,d=!!(u>>>7);if(r[i++]=(d?u|128:u)&255,!d)return this.pos=i,this}
return r[i++]=n>>>31&1,this.pos=i,this}},pc=128,Xe=1,oo=new Uint8Array(0),hc=new DataView(oo.buffer),ao=32;function br(t){
return t<128?1:t<16384?2:t<2097152?3:t<268435456?4:5}var ee=class{constructor(e,n=Dr().decodeUtf8){this.decodeUtf8=
n,this.varint64Lo=0,this.varint64Hi=0,this.varint64=Ks,this.uint32=Zs,this.buf=e,this.len=e.length,this.pos=0,
this.view=new DataView(e.buffer,e.byteOffset,e.byteLength)}tag(){let e=this.pos,n=this.uint32(),r=this.pos-e;if(r>
5||r==5&&this.buf[this.pos-1]>15)throw new Error("illegal tag: varint overflows uint32");let i=n>>>3,s=n&7;if(i<=
0||s>5)throw new Error("illegal tag: field no "+i+" wire type "+s);return[i,s]}skip(e,n,r=100){let i=this.pos;
switch(e){case T.Varint:for(;this.buf[this.pos++]&128;);break;case T.Bit64:this.pos+=4;case T.Bit32:this.pos+=
4;break;case T.LengthDelimited:let s=this.uint32();this.pos+=s;break;case T.StartGroup:if(r<=0)throw new Error(
"maximum recursion depth reached");for(;;){let[o,a]=this.tag();if(a===T.EndGroup){if(n!==void 0&&o!==n)throw new Error(
"invalid end group tag");break}this.skip(a,o,r-1)}break;default:throw new Error("cant skip wire type "+e)}return this.
assertBounds(),this.buf.subarray(i,this.pos)}assertBounds(){if(this.pos>this.len)throw new RangeError("prematu\
re EOF")}int32(){return this.uint32()|0}sint32(){let e=this.uint32();return e>>>1^-(e&1)}int64(){return this.varint64(),
I.dec(this.varint64Lo,this.varint64Hi)}uint64(){return this.varint64(),I.uDec(this.varint64Lo,this.varint64Hi)}sint64(){
this.varint64();let e=this.varint64Lo,n=this.varint64Hi,r=-(e&1);return e=(e>>>1|(n&1)<<31)^r,n=n>>>1^r,I.dec(
e,n)}bool(){let e=this.buf[this.pos];return e<128?(this.pos++,e!==0):(this.varint64(),this.varint64Lo!==0||this.
varint64Hi!==0)}fixed32(){return this.view.getUint32((this.pos+=4)-4,!0)}sfixed32(){return this.view.getInt32(
(this.pos+=4)-4,!0)}fixed64(){return I.uDec(this.sfixed32(),this.sfixed32())}sfixed64(){return I.dec(this.sfixed32(),
this.sfixed32())}float(){return this.view.getFloat32((this.pos+=4)-4,!0)}double(){return this.view.getFloat64(
(this.pos+=8)-8,!0)}bytes(){let e=this.uint32(),n=this.pos;return this.pos+=e,this.assertBounds(),this.buf.subarray(
n,n+e)}string(e){let n=this.uint32(),r=this.pos;this.pos+=n,this.assertBounds();let i=this.buf;if(n<=ao){let s=new Array(
n);for(let o=0;o<n;o++){let a=i[r+o];if(a>127)return this.decodeUtf8(i.subarray(r,this.pos),e);s[o]=a}return String.
fromCharCode.apply(String,s)}return this.decodeUtf8(i.subarray(r,this.pos),e)}};function Er(t){if(typeof t=="s\
tring")t=Number(t);else if(typeof t!="number")throw new Error("invalid int32: "+typeof t);if(!Number.isInteger(
t)||t>fc||t<mc)throw new Error("invalid int32: "+t)}function so(t){if(typeof t=="string")t=Number(t);else if(typeof t!=
"number")throw new Error("invalid uint32: "+typeof t);if(!Number.isInteger(t)||t>cc||t<0)throw new Error("inva\
lid uint32: "+t)}function gc(t){if(typeof t=="string"){let e=t;if(t=Number(t),Number.isNaN(t)&&e!=="NaN")throw new Error(
"invalid float32: "+e)}else if(typeof t!="number")throw new Error("invalid float32: "+typeof t);if(!Number.isFinite(
Math.fround(t))&&Number.isFinite(t))throw new Error("invalid float32: "+t)}var Dc=0;function oe(t){if(yc(t))return{toMessage:n=>uo(n),toLocal:n=>lo(n)};if(t.fieldKind=="message"&&!t.oneof&&
Ut(t.message)){let n=t.message,r=n.fields[0].localName;return{toMessage:i=>{let s=ge(n);return i!==void 0&&(s[r]=
i),s},toLocal:i=>i[r]}}let e=t.message;return{toMessage:n=>n===void 0?ge(e):n,toLocal:n=>n}}function yc(t){return t.
message.typeName=="google.protobuf.Struct"&&t.parent.typeName!="google.protobuf.Value"}function uo(t){let e={$typeName:"\
google.protobuf.Struct",fields:{}};if(Ye(t))for(let n of Object.keys(t))he(e.fields,n,fo(t[n]));return e}function lo(t){
let e={};for(let n of Object.keys(t.fields))he(e,n,co(t.fields[n]));return e}function co(t){switch(t.kind.case){case"\
structValue":return lo(t.kind.value);case"listValue":return t.kind.value.values.map(co);case"nullValue":case void 0:
return null;default:return t.kind.value}}function fo(t){let e={$typeName:"google.protobuf.Value",kind:{case:void 0}};
switch(typeof t){case"number":e.kind={case:"numberValue",value:t};break;case"string":e.kind={case:"stringValue",
value:t};break;case"boolean":e.kind={case:"boolValue",value:t};break;case"object":if(t===null)e.kind={case:"nu\
llValue",value:Dc};else if(Array.isArray(t)){let n={$typeName:"google.protobuf.ListValue",values:[]};if(Array.
isArray(t))for(let r of t)n.values.push(fo(r));e.kind={case:"listValue",value:n}}else e.kind={case:"structValu\
e",value:uo(t)};break}return e}var mo=Uint8Array.prototype.setFromBase64;function ho(t){let e=t.length,n=e-(e+3>>2);(e&3)==0&&t[e-1]=="="&&(n-=
t[e-2]=="="?2:1);let r=new Uint8Array(n),i=-1;if(mo)try{let s=mo.call(r,t);s.read==e&&(i=s.written)}catch{}return i<
0&&(i=bc(r,t)),i==n?r:r.subarray(0,i)}function bc(t,e){let n=xc(),r=0,i=0,s,o=0;for(let a=0;a<e.length;a++){if(s=
n[e.charCodeAt(a)],s===void 0)switch(e[a]){case"=":i=0;case`
`:case"\r":case"	":case" ":continue;default:throw Error("invalid base64 string")}switch(i){case 0:o=s,i=1;break;case 1:
t[r++]=o<<2|(s&48)>>4,o=s,i=2;break;case 2:t[r++]=(o&15)<<4|(s&60)>>2,o=s,i=3;break;case 3:t[r++]=(o&3)<<6|s,i=
0;break}}if(i==1)throw Error("invalid base64 string");return r}var _y=Uint8Array.prototype.toBase64;var Ht,po,we;function Ec(t){return Ht||(Ht="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".
split(""),po=Ht.slice(0,-2).concat("-","_")),t=="url"?po:Ht}function xc(){if(!we){we=[];let t=Ec("std");for(let e=0;e<
t.length;e++)we[t[e].charCodeAt(0)]=e;we[45]=t.indexOf("+"),we[95]=t.indexOf("/")}return we}function Ne(t){let e=!1,n=[];for(let r=0;r<t.length;r++){let i=t.charAt(r);switch(i){case"_":e=!0;break;case"0":case"\
1":case"2":case"3":case"4":case"5":case"6":case"7":case"8":case"9":n.push(i),e=!1;break;default:e&&(e=!1,i=i.toUpperCase()),
n.push(i);break}}return n.join("")}var vc=new Set(["constructor","toString","toJSON","valueOf"]);function _e(t){return vc.has(t)?t+"$":t}function je(t){for(let e of t.field)pe(e,"jsonName")||(e.jsonName=Ne(e.name));t.nestedType.forEach(je)}function go(t,e){let n=t.values.find(r=>r.name===e);if(!n)throw new Error(`cannot parse ${t} default value: ${e}`);
return n.number}function Do(t,e){switch(t){case h.STRING:return e;case h.BYTES:{let n=Tc(e);if(n===!1)throw new Error(
`cannot parse ${h[t]} default value: ${e}`);return n}case h.INT64:case h.SFIXED64:case h.SINT64:return I.parse(
e);case h.UINT64:case h.FIXED64:return I.uParse(e);case h.DOUBLE:case h.FLOAT:switch(e){case"inf":return Number.
POSITIVE_INFINITY;case"-inf":return Number.NEGATIVE_INFINITY;case"nan":return Number.NaN;default:return parseFloat(
e)}case h.BOOL:return e==="true";case h.INT32:case h.UINT32:case h.SINT32:case h.FIXED32:case h.SFIXED32:return parseInt(
e,10)}}function Tc(t){let e=[],n={tail:t,c:"",next(){return this.tail.length==0?!1:(this.c=this.tail[0],this.tail=
this.tail.substring(1),!0)},take(r){if(this.tail.length>=r){let i=this.tail.substring(0,r);return this.tail=this.
tail.substring(r),i}return!1}};for(;n.next();)switch(n.c){case"\\":if(n.next())switch(n.c){case"\\":e.push(n.c.
charCodeAt(0));break;case"b":e.push(8);break;case"f":e.push(12);break;case"n":e.push(10);break;case"r":e.push(
13);break;case"t":e.push(9);break;case"v":e.push(11);break;case"0":case"1":case"2":case"3":case"4":case"5":case"\
6":case"7":{let r=n.c,i=n.take(2);if(i===!1)return!1;let s=parseInt(r+i,8);if(Number.isNaN(s))return!1;e.push(
s);break}case"x":{let r=n.c,i=n.take(2);if(i===!1)return!1;let s=parseInt(r+i,16);if(Number.isNaN(s))return!1;
e.push(s);break}case"u":{let r=n.c,i=n.take(4);if(i===!1)return!1;let s=parseInt(r+i,16);if(Number.isNaN(s))return!1;
let o=new Uint8Array(4);new DataView(o.buffer).setInt32(0,s,!0),e.push(o[0],o[1],o[2],o[3]);break}case"U":{let r=n.
c,i=n.take(8);if(i===!1)return!1;let s=I.uEnc(r+i),o=new Uint8Array(8),a=new DataView(o.buffer);a.setInt32(0,s.
lo,!0),a.setInt32(4,s.hi,!0),e.push(o[0],o[1],o[2],o[3],o[4],o[5],o[6],o[7]);break}}break;default:e.push(n.c.charCodeAt(
0))}return new Uint8Array(e)}function*Yt(t){switch(t.kind){case"file":for(let e of t.messages)yield e,yield*Yt(e);yield*t.enums,yield*t.services,
yield*t.extensions;break;case"message":for(let e of t.nestedMessages)yield e,yield*Yt(e);yield*t.nestedEnums,yield*t.
nestedExtensions;break}}function Kt(t,e){return Sc([t,e])}function Sc(t,e){let n=Cc();if(!t.length)return n;if("$typeName"in t[0]&&t[0].
$typeName=="google.protobuf.FileDescriptorSet"){for(let r of t[0].file)e?.(r),xo(r,n);return n}if("$typeName"in
t[0]){let o=function(a){let u=[];for(let d of a.dependency){if(n.getFile(d)!=null||s.has(d))continue;let l=i(d);
if(!l)throw new Error(`Unable to resolve ${d}, imported by ${a.name}`);"kind"in l?n.addFile(l,!1,!0):(s.add(l.
name),u.push(l))}return u.concat(...u.map(o))},r=t[0],i=t[1],s=new Set;for(let a of[r,...o(r)].reverse())e?.(a),
xo(a,n)}else for(let r of t)for(let i of r.files)n.addFile(i);return n}function Cc(){let t=new Map,e=new Map,n=new Map;return{kind:"registry",types:t,extendees:e,[Symbol.iterator](){
return t.values()},get files(){return n.values()},addFile(r,i,s){if(n.set(r.proto.name,r),!i)for(let o of Yt(r))
this.add(o);if(s)for(let o of r.dependencies)this.addFile(o,i,s)},add(r){if(r.kind=="extension"){let i=e.get(r.
extendee.typeName);i||e.set(r.extendee.typeName,i=new Map),i.set(r.number,r)}t.set(r.typeName,r)},get(r){return t.
get(r)},getFile(r){return n.get(r)},getMessage(r){let i=t.get(r);return i?.kind=="message"?i:void 0},getEnum(r){
let i=t.get(r);return i?.kind=="enum"?i:void 0},getExtension(r){let i=t.get(r);return i?.kind=="extension"?i:void 0},
getExtensionFor(r,i){var s;return(s=e.get(r.typeName))===null||s===void 0?void 0:s.get(i)},getService(r){let i=t.
get(r);return i?.kind=="service"?i:void 0}}}var wc=998,Nc=999,_c=9999,Oc=9,Ze=10,qe=11,Ac=12,yo=14,Cr=3,Rc=2,bo=1,Ic=0,xr=1,Eo=2,Fc=3,kc=1,Mc=2,Lc=1,Bc=2;var Pc=1002,To={998:{fieldPresence:1,enumType:2,repeatedFieldEncoding:2,utf8Validation:3,messageEncoding:1,jsonFormat:2,
enforceNamingStyle:2,defaultSymbolVisibility:1,enforceProtoLimits:1},999:{fieldPresence:2,enumType:1,repeatedFieldEncoding:1,
utf8Validation:2,messageEncoding:1,jsonFormat:1,enforceNamingStyle:2,defaultSymbolVisibility:1,enforceProtoLimits:1},
1e3:{fieldPresence:1,enumType:1,repeatedFieldEncoding:1,utf8Validation:2,messageEncoding:1,jsonFormat:1,enforceNamingStyle:2,
defaultSymbolVisibility:1,enforceProtoLimits:1},1001:{fieldPresence:1,enumType:1,repeatedFieldEncoding:1,utf8Validation:2,
messageEncoding:1,jsonFormat:1,enforceNamingStyle:1,defaultSymbolVisibility:2,enforceProtoLimits:1},1002:{fieldPresence:1,
enumType:1,repeatedFieldEncoding:1,utf8Validation:2,messageEncoding:1,jsonFormat:1,enforceNamingStyle:3,defaultSymbolVisibility:4,
enforceProtoLimits:2}};function xo(t,e){var n,r;let i={kind:"file",proto:t,deprecated:(r=(n=t.options)===null||
n===void 0?void 0:n.deprecated)!==null&&r!==void 0?r:!1,edition:Vc(t),name:t.name.replace(/\.proto$/,""),dependencies:Wc(
t,e),enums:[],messages:[],extensions:[],services:[],toString(){return`file ${t.name}`}},s=new Map,o={get(a){return s.
get(a)},add(a){var u;K(((u=a.proto.options)===null||u===void 0?void 0:u.mapEntry)===!0),s.set(a.typeName,a)}};
for(let a of t.enumType)So(a,i,void 0,e);for(let a of t.messageType)Co(a,i,void 0,e,o);for(let a of t.service)
$c(a,i,e);vr(i,e);for(let a of s.values())Tr(a,e,o);for(let a of i.messages)Tr(a,e,o),vr(a,e);e.addFile(i,!0)}
function vr(t,e){switch(t.kind){case"file":for(let n of t.proto.extension){let r=Sr(n,t,e);t.extensions.push(r),
e.add(r)}break;case"message":for(let n of t.proto.extension){let r=Sr(n,t,e);t.nestedExtensions.push(r),e.add(
r)}for(let n of t.nestedMessages)vr(n,e);break}}function Tr(t,e,n){let r=t.proto.oneofDecl.map(s=>Gc(s,t)),i=new Set;
for(let s of t.proto.field){let o=Xc(s,r),a=Sr(s,t,e,o,n);t.fields.push(a),t.field[a.localName]=a,o===void 0?t.
members.push(a):(o.fields.push(a),i.has(o)||(i.add(o),t.members.push(o)))}for(let s of r.filter(o=>i.has(o)))t.
oneofs.push(s);for(let s of t.nestedMessages)Tr(s,e,n)}function So(t,e,n,r){var i,s,o,a,u,d,l,c,f;let m=Hc(t.name,
t.value),p={kind:"enum",proto:t,deprecated:(s=(i=t.options)===null||i===void 0?void 0:i.deprecated)!==null&&s!==
void 0?s:!1,file:e,parent:n,open:!0,name:t.name,typeName:Xt(t,n,e),value:{},values:[],sharedPrefix:m,toString(){
return`enum ${this.typeName}`}};p.open=zc(p),r.add(p);for(let g of t.value){let D=g.name,x={kind:"enum_value",
proto:g,deprecated:(a=(o=g.options)===null||o===void 0?void 0:o.deprecated)!==null&&a!==void 0?a:!1,parent:p,name:D,
localName:_e(m==null?D:D.substring(m.length)),number:g.number,jsonName:(u=Yc(g))!==null&&u!==void 0?u:D,toString(){
return`enum value ${p.typeName}.${D}`}};p.values.push(x),(d=(c=p.value)[f=g.number])!==null&&d!==void 0||(c[f]=
x)}((l=n?.nestedEnums)!==null&&l!==void 0?l:e.enums).push(p)}function Co(t,e,n,r,i){var s,o,a,u;let d={kind:"m\
essage",proto:t,deprecated:(o=(s=t.options)===null||s===void 0?void 0:s.deprecated)!==null&&o!==void 0?o:!1,file:e,
parent:n,name:t.name,typeName:Xt(t,n,e),fields:[],field:{},oneofs:[],members:[],nestedEnums:[],nestedMessages:[],
nestedExtensions:[],toString(){return`message ${this.typeName}`}};((a=t.options)===null||a===void 0?void 0:a.mapEntry)===
!0?i.add(d):(((u=n?.nestedMessages)!==null&&u!==void 0?u:e.messages).push(d),r.add(d));for(let l of t.enumType)
So(l,e,d,r);for(let l of t.nestedType)Co(l,e,d,r,i)}function $c(t,e,n){var r,i;let s={kind:"service",proto:t,deprecated:(i=
(r=t.options)===null||r===void 0?void 0:r.deprecated)!==null&&i!==void 0?i:!1,file:e,name:t.name,typeName:Xt(t,
void 0,e),methods:[],method:{},toString(){return`service ${this.typeName}`}};e.services.push(s),n.add(s);for(let o of t.
method){let a=Uc(o,s,n);s.methods.push(a),s.method[a.localName]=a}}function Uc(t,e,n){var r,i,s,o;let a;t.clientStreaming&&
t.serverStreaming?a="bidi_streaming":t.clientStreaming?a="client_streaming":t.serverStreaming?a="server_stream\
ing":a="unary";let u=n.getMessage(te(t.inputType)),d=n.getMessage(te(t.outputType));K(u,`invalid MethodDescrip\
torProto: input_type ${t.inputType} not found`),K(d,`invalid MethodDescriptorProto: output_type ${t.inputType}\
 not found`);let l=t.name;return{kind:"rpc",proto:t,deprecated:(i=(r=t.options)===null||r===void 0?void 0:r.deprecated)!==
null&&i!==void 0?i:!1,parent:e,name:l,localName:_e(l.length?_e(l[0].toLowerCase()+l.substring(1)):l),methodKind:a,
input:u,output:d,idempotency:(o=(s=t.options)===null||s===void 0?void 0:s.idempotencyLevel)!==null&&o!==void 0?
o:Ic,toString(){return`rpc ${e.typeName}.${l}`}}}function Gc(t,e){return{kind:"oneof",proto:t,deprecated:!1,parent:e,
fields:[],name:t.name,localName:_e(Ne(t.name)),toString(){return`oneof ${e.typeName}.${this.name}`}}}function Sr(t,e,n,r,i){
var s,o,a;let u=i===void 0,d={kind:"field",proto:t,deprecated:(o=(s=t.options)===null||s===void 0?void 0:s.deprecated)!==
null&&o!==void 0?o:!1,name:t.name,number:t.number,scalar:void 0,message:void 0,enum:void 0,presence:jc(t,r,u,e),
utf8Validation:Jc(t,e),listKind:void 0,mapKind:void 0,mapKey:void 0,delimitedEncoding:void 0,packed:void 0,longAsString:!1,
getDefaultValue:void 0},l;if(u){let p=e.kind=="file"?e:e.file,g=e.kind=="file"?void 0:e,D=Xt(t,g,p);d.kind="ex\
tension",d.file=p,d.parent=g,d.oneof=void 0,d.typeName=D,d.jsonName=`[${D}]`,l=()=>`extension ${D}`;let x=n.getMessage(
te(t.extendee));K(x,`invalid FieldDescriptorProto: extendee ${t.extendee} not found`),d.extendee=x}else{let p=e;
K(p.kind=="message"),d.parent=p,d.oneof=r,d.localName=r?Ne(t.name):_e(Ne(t.name)),d.jsonName=t.jsonName,l=()=>`\
field ${p.typeName}.${t.name}`}Object.defineProperty(d,"toString",{value:l,writable:!0,enumerable:!0,configurable:!0});
let c=t.label,f=t.type,m=(a=t.options)===null||a===void 0?void 0:a.jstype;if(c===Cr){let p=f==qe?i?.get(te(t.typeName)):
void 0;if(p){d.fieldKind="map";let{key:g,value:D}=Zc(p);return d.mapKey=g.scalar,d.mapKind=D.fieldKind,d.message=
D.message,d.delimitedEncoding=!1,d.enum=D.enum,d.scalar=D.scalar,d}switch(d.fieldKind="list",f){case qe:case Ze:
d.listKind="message",d.message=n.getMessage(te(t.typeName)),K(d.message),d.delimitedEncoding=vo(t,e);break;case yo:
d.listKind="enum",d.enum=n.getEnum(te(t.typeName)),K(d.enum);break;default:d.listKind="scalar",d.scalar=f,d.longAsString=
m==bo;break}return d.packed=qc(t,e),d}switch(f){case qe:case Ze:d.fieldKind="message",d.message=n.getMessage(te(
t.typeName)),K(d.message,`invalid FieldDescriptorProto: type_name ${t.typeName} not found`),d.delimitedEncoding=
vo(t,e),d.getDefaultValue=()=>{};break;case yo:{let p=n.getEnum(te(t.typeName));K(p!==void 0,`invalid FieldDes\
criptorProto: type_name ${t.typeName} not found`),d.fieldKind="enum",d.enum=n.getEnum(te(t.typeName)),d.getDefaultValue=
()=>pe(t,"defaultValue")?go(p,t.defaultValue):void 0;break}default:{d.fieldKind="scalar",d.scalar=f,d.longAsString=
m==bo,d.getDefaultValue=()=>pe(t,"defaultValue")?Do(f,t.defaultValue):void 0;break}}return d}function Vc(t){switch(t.
syntax){case"":case"proto2":return wc;case"proto3":return Nc;case"editions":if(t.edition===_c)return Pc;if(t.edition in
To)return t.edition;throw new Error(`${t.name}: unsupported edition`);default:throw new Error(`${t.name}: unsu\
pported syntax "${t.syntax}"`)}}function Wc(t,e){return t.dependency.map(n=>{let r=e.getFile(n);if(!r)throw new Error(
`Cannot find ${n}, imported by ${t.name}`);return r})}function Hc(t,e){let n=Kc(t)+"_";for(let r of e){if(!r.name.
toLowerCase().startsWith(n))return;let i=r.name.substring(n.length);if(i.length==0||/^\d/.test(i))return}return n}
function Yc(t){var e,n;let s;for(let o of(n=(e=t.options)===null||e===void 0?void 0:e.$unknown)!==null&&n!==void 0?
n:[]){if(o.no!==998||o.wireType!==T.LengthDelimited)continue;let a=new ee(new ee(o.data).bytes());for(;a.pos<a.
len;){let[u,d]=a.tag();u===1&&d===T.LengthDelimited?s=a.string():a.skip(d,u)}}return s}function Kc(t){return(t.
substring(0,1)+t.substring(1).replace(/[A-Z]/g,e=>"_"+e)).toLowerCase()}function Xt(t,e,n){let r;return e?r=`${e.
typeName}.${t.name}`:n.proto.package.length>0?r=`${n.proto.package}.${t.name}`:r=`${t.name}`,r}function te(t){
return t.startsWith(".")?t.substring(1):t}function Xc(t,e){if(!pe(t,"oneofIndex")||t.proto3Optional)return;let n=e[t.
oneofIndex];return K(n,`invalid FieldDescriptorProto: oneof #${t.oneofIndex} for field #${t.number} not found`),
n}function jc(t,e,n,r){if(t.label==Rc)return Fc;if(t.label==Cr)return Eo;if(e||t.proto3Optional||n)return xr;let i=De(
"fieldPresence",{proto:t,parent:r});return i==Eo&&(t.type==qe||t.type==Ze)?xr:i}function qc(t,e){if(t.label!=Cr)
return!1;switch(t.type){case Oc:case Ac:case Ze:case qe:return!1}let n=t.options;return n&&pe(n,"packed")?n.packed:
kc==De("repeatedFieldEncoding",{proto:t,parent:e})}function Zc(t){let e=t.fields.find(r=>r.number===1),n=t.fields.
find(r=>r.number===2);return K(e&&e.fieldKind=="scalar"&&e.scalar!=h.BYTES&&e.scalar!=h.FLOAT&&e.scalar!=h.DOUBLE&&
n&&n.fieldKind!="list"&&n.fieldKind!="map"),{key:e,value:n}}function zc(t){var e;return Lc==De("enumType",{proto:t.
proto,parent:(e=t.parent)!==null&&e!==void 0?e:t.file})}function vo(t,e){return t.type==Ze?!0:Mc==De("messageE\
ncoding",{proto:t,parent:e})}function Jc(t,e){return Bc==De("utf8Validation",{proto:t,parent:e})}function De(t,e){
var n,r;let i=(n=e.proto.options)===null||n===void 0?void 0:n.features;if(i){let s=i[t];if(s!=0)return s}if("k\
ind"in e){if(e.kind=="message")return De(t,(r=e.parent)!==null&&r!==void 0?r:e.file);let s=To[e.edition];if(!s)
throw new Error(`feature default for edition ${e.edition} not found`);return s[t]}return De(t,e.parent)}function K(t,e){
if(!t)throw new Error(e)}function wo(t){let e=Qc(t);return e.messageType.forEach(je),Kt(e,()=>{}).getFile(e.name)}function Qc(t){return Object.
assign(Object.create({syntax:"",edition:0}),Object.assign(Object.assign({$typeName:"google.protobuf.FileDescri\
ptorProto",dependency:[],publicDependency:[],weakDependency:[],optionDependency:[],service:[],extension:[]},t),
{messageType:t.messageType.map(No),enumType:t.enumType.map(_o)}))}function No(t){var e,n,r,i,s,o,a,u;return Object.
assign(Object.create({visibility:0}),{$typeName:"google.protobuf.DescriptorProto",name:t.name,field:(n=(e=t.field)===
null||e===void 0?void 0:e.map(ef))!==null&&n!==void 0?n:[],extension:[],nestedType:(i=(r=t.nestedType)===null||
r===void 0?void 0:r.map(No))!==null&&i!==void 0?i:[],enumType:(o=(s=t.enumType)===null||s===void 0?void 0:s.map(
_o))!==null&&o!==void 0?o:[],extensionRange:(u=(a=t.extensionRange)===null||a===void 0?void 0:a.map(l=>Object.
assign({$typeName:"google.protobuf.DescriptorProto.ExtensionRange"},l)))!==null&&u!==void 0?u:[],oneofDecl:[],
reservedRange:[],reservedName:[]})}function ef(t){return Object.assign(Object.create({label:1,typeName:"",extendee:"",
defaultValue:"",oneofIndex:0,jsonName:"",proto3Optional:!1}),Object.assign(Object.assign({$typeName:"google.pr\
otobuf.FieldDescriptorProto"},t),{options:t.options?tf(t.options):void 0}))}function tf(t){var e,n,r;return Object.
assign(Object.create({ctype:0,packed:!1,jstype:0,lazy:!1,unverifiedLazy:!1,deprecated:!1,weak:!1,debugRedact:!1,
retention:0}),Object.assign(Object.assign({$typeName:"google.protobuf.FieldOptions"},t),{targets:(e=t.targets)!==
null&&e!==void 0?e:[],editionDefaults:(r=(n=t.editionDefaults)===null||n===void 0?void 0:n.map(s=>Object.assign(
{$typeName:"google.protobuf.FieldOptions.EditionDefault"},s)))!==null&&r!==void 0?r:[],uninterpretedOption:[]}))}
function _o(t){return Object.assign(Object.create({visibility:0}),{$typeName:"google.protobuf.EnumDescriptorPr\
oto",name:t.name,reservedName:[],reservedRange:[],value:t.value.map(n=>Object.assign({$typeName:"google.protob\
uf.EnumValueDescriptorProto"},n))})}function jt(t,e,...n){return n.reduce((r,i)=>r.nestedMessages[i],t.messages[e])}var nf=wo({name:"google/protobuf/descriptor.proto",package:"google.protobuf",messageType:[{name:"FileDescripto\
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
L",number:1},{name:"VISIBILITY_EXPORT",number:2}]}]});var Zo=jt(nf,1);var Oo;(function(t){t[t.DECLARATION=0]="DECLARATION",t[t.UNVERIFIED=1]="UNVERIFIED"})(Oo||(Oo={}));var Ao;(function(t){t[t.DOUBLE=1]="DOUBLE",t[t.FLOAT=2]="FLOAT",t[t.INT64=3]="INT64",t[t.UINT64=4]="UINT64",t[t.
INT32=5]="INT32",t[t.FIXED64=6]="FIXED64",t[t.FIXED32=7]="FIXED32",t[t.BOOL=8]="BOOL",t[t.STRING=9]="STRING",t[t.
GROUP=10]="GROUP",t[t.MESSAGE=11]="MESSAGE",t[t.BYTES=12]="BYTES",t[t.UINT32=13]="UINT32",t[t.ENUM=14]="ENUM",
t[t.SFIXED32=15]="SFIXED32",t[t.SFIXED64=16]="SFIXED64",t[t.SINT32=17]="SINT32",t[t.SINT64=18]="SINT64"})(Ao||
(Ao={}));var Ro;(function(t){t[t.OPTIONAL=1]="OPTIONAL",t[t.REPEATED=3]="REPEATED",t[t.REQUIRED=2]="REQUIRED"})(Ro||(Ro=
{}));var Io;(function(t){t[t.SPEED=1]="SPEED",t[t.CODE_SIZE=2]="CODE_SIZE",t[t.LITE_RUNTIME=3]="LITE_RUNTIME"})(Io||
(Io={}));var Fo;(function(t){t[t.STRING=0]="STRING",t[t.CORD=1]="CORD",t[t.STRING_PIECE=2]="STRING_PIECE"})(Fo||(Fo={}));var ko;(function(t){t[t.JS_NORMAL=0]="JS_NORMAL",t[t.JS_STRING=1]="JS_STRING",t[t.JS_NUMBER=2]="JS_NUMBER"})(ko||
(ko={}));var Mo;(function(t){t[t.RETENTION_UNKNOWN=0]="RETENTION_UNKNOWN",t[t.RETENTION_RUNTIME=1]="RETENTION_RUNTIME",
t[t.RETENTION_SOURCE=2]="RETENTION_SOURCE"})(Mo||(Mo={}));var Lo;(function(t){t[t.TARGET_TYPE_UNKNOWN=0]="TARGET_TYPE_UNKNOWN",t[t.TARGET_TYPE_FILE=1]="TARGET_TYPE_FILE",
t[t.TARGET_TYPE_EXTENSION_RANGE=2]="TARGET_TYPE_EXTENSION_RANGE",t[t.TARGET_TYPE_MESSAGE=3]="TARGET_TYPE_MESSA\
GE",t[t.TARGET_TYPE_FIELD=4]="TARGET_TYPE_FIELD",t[t.TARGET_TYPE_ONEOF=5]="TARGET_TYPE_ONEOF",t[t.TARGET_TYPE_ENUM=
6]="TARGET_TYPE_ENUM",t[t.TARGET_TYPE_ENUM_ENTRY=7]="TARGET_TYPE_ENUM_ENTRY",t[t.TARGET_TYPE_SERVICE=8]="TARGE\
T_TYPE_SERVICE",t[t.TARGET_TYPE_METHOD=9]="TARGET_TYPE_METHOD"})(Lo||(Lo={}));var Bo;(function(t){t[t.IDEMPOTENCY_UNKNOWN=0]="IDEMPOTENCY_UNKNOWN",t[t.NO_SIDE_EFFECTS=1]="NO_SIDE_EFFECTS",
t[t.IDEMPOTENT=2]="IDEMPOTENT"})(Bo||(Bo={}));var Po;(function(t){t[t.DEFAULT_SYMBOL_VISIBILITY_UNKNOWN=0]="DEFAULT_SYMBOL_VISIBILITY_UNKNOWN",t[t.EXPORT_ALL=
1]="EXPORT_ALL",t[t.EXPORT_TOP_LEVEL=2]="EXPORT_TOP_LEVEL",t[t.LOCAL_ALL=3]="LOCAL_ALL",t[t.STRICT=4]="STRICT"})(
Po||(Po={}));var $o;(function(t){t[t.PROTO_LIMITS_UNKNOWN=0]="PROTO_LIMITS_UNKNOWN",t[t.LEGACY_NO_EXPLICIT_LIMITS=1]="LEGAC\
Y_NO_EXPLICIT_LIMITS",t[t.PROTO_LIMITS2026=2]="PROTO_LIMITS2026"})($o||($o={}));var Uo;(function(t){t[t.FIELD_PRESENCE_UNKNOWN=0]="FIELD_PRESENCE_UNKNOWN",t[t.EXPLICIT=1]="EXPLICIT",t[t.IMPLICIT=
2]="IMPLICIT",t[t.LEGACY_REQUIRED=3]="LEGACY_REQUIRED"})(Uo||(Uo={}));var Go;(function(t){t[t.ENUM_TYPE_UNKNOWN=0]="ENUM_TYPE_UNKNOWN",t[t.OPEN=1]="OPEN",t[t.CLOSED=2]="CLOSED"})(Go||
(Go={}));var Vo;(function(t){t[t.REPEATED_FIELD_ENCODING_UNKNOWN=0]="REPEATED_FIELD_ENCODING_UNKNOWN",t[t.PACKED=1]="PA\
CKED",t[t.EXPANDED=2]="EXPANDED"})(Vo||(Vo={}));var Wo;(function(t){t[t.UTF8_VALIDATION_UNKNOWN=0]="UTF8_VALIDATION_UNKNOWN",t[t.VERIFY=2]="VERIFY",t[t.NONE=3]=
"NONE"})(Wo||(Wo={}));var Ho;(function(t){t[t.MESSAGE_ENCODING_UNKNOWN=0]="MESSAGE_ENCODING_UNKNOWN",t[t.LENGTH_PREFIXED=1]="LENGTH_\
PREFIXED",t[t.DELIMITED=2]="DELIMITED"})(Ho||(Ho={}));var Yo;(function(t){t[t.JSON_FORMAT_UNKNOWN=0]="JSON_FORMAT_UNKNOWN",t[t.ALLOW=1]="ALLOW",t[t.LEGACY_BEST_EFFORT=
2]="LEGACY_BEST_EFFORT"})(Yo||(Yo={}));var Ko;(function(t){t[t.ENFORCE_NAMING_STYLE_UNKNOWN=0]="ENFORCE_NAMING_STYLE_UNKNOWN",t[t.STYLE2024=1]="STYLE\
2024",t[t.STYLE_LEGACY=2]="STYLE_LEGACY",t[t.STYLE2026=3]="STYLE2026"})(Ko||(Ko={}));var Xo;(function(t){t[t.NONE=0]="NONE",t[t.SET=1]="SET",t[t.ALIAS=2]="ALIAS"})(Xo||(Xo={}));var jo;(function(t){t[t.EDITION_UNKNOWN=0]="EDITION_UNKNOWN",t[t.EDITION_LEGACY=900]="EDITION_LEGACY",t[t.EDITION_PROTO2=
998]="EDITION_PROTO2",t[t.EDITION_PROTO3=999]="EDITION_PROTO3",t[t.EDITION_2023=1e3]="EDITION_2023",t[t.EDITION_2024=
1001]="EDITION_2024",t[t.EDITION_2026=1002]="EDITION_2026",t[t.EDITION_UNSTABLE=9999]="EDITION_UNSTABLE",t[t.EDITION_1_TEST_ONLY=
1]="EDITION_1_TEST_ONLY",t[t.EDITION_2_TEST_ONLY=2]="EDITION_2_TEST_ONLY",t[t.EDITION_99997_TEST_ONLY=99997]="\
EDITION_99997_TEST_ONLY",t[t.EDITION_99998_TEST_ONLY=99998]="EDITION_99998_TEST_ONLY",t[t.EDITION_99999_TEST_ONLY=
99999]="EDITION_99999_TEST_ONLY",t[t.EDITION_MAX=2147483647]="EDITION_MAX"})(jo||(jo={}));var qo;(function(t){t[t.VISIBILITY_UNSET=0]="VISIBILITY_UNSET",t[t.VISIBILITY_LOCAL=1]="VISIBILITY_LOCAL",t[t.
VISIBILITY_EXPORT=2]="VISIBILITY_EXPORT"})(qo||(qo={}));function rf(t){return Object.assign(Object.assign({readUnknownFields:!0,recursionLimit:100},t),{depth:0})}function ze(t,e,n){
let r=ge(t);return wr(t).read(r,new ee(e),rf(n),e.byteLength),r}var zo=new WeakMap;function wr(t){let e=zo.get(t);return e===void 0&&(e=sf(t)),e}function sf(t){let e=String(t),
n=new Map,r={read:of(e,n),readGroup:af(e,n)};zo.set(t,r);for(let i of t.fields)n.set(i.number,uf(i));return r}
function of(t,e){return(n,r,i,s)=>{var o;if(++i.depth>i.recursionLimit)throw new Error(`cannot decode ${t} fro\
m binary: maximum recursion depth of ${i.recursionLimit} reached`);let a=r.pos+s,u=(o=n.$unknown)!==null&&o!==
void 0?o:[];for(;r.pos<a;){let[d,l]=r.tag(),c=e.get(d);if(c===void 0){let f=r.skip(l,d,i.recursionLimit-i.depth);
i.readUnknownFields&&u.push({no:d,wireType:l,data:f});continue}c(n,r,i,l)}u.length>0&&(n.$unknown=u),i.depth--}}
function af(t,e){return(n,r,i,s)=>{var o;if(++i.depth>i.recursionLimit)throw new Error(`cannot decode ${t} fro\
m binary: maximum recursion depth of ${i.recursionLimit} reached`);let a,u,d=(o=n.$unknown)!==null&&o!==void 0?
o:[];for(;r.pos<r.len&&([a,u]=r.tag(),u!=T.EndGroup);){let l=e.get(a);if(l===void 0){let c=r.skip(u,a,i.recursionLimit-
i.depth);i.readUnknownFields&&d.push({no:a,wireType:u,data:c});continue}l(n,r,i,u)}if(u!=T.EndGroup||a!==s)throw new Error(
"invalid end group tag");d.length>0&&(n.$unknown=d),i.depth--}}function uf(t){switch(t.fieldKind){case"scalar":return df(t);case"enum":return lf(t);case"message":return cf(t);case"\
list":return ff(t);case"map":return mf(t)}}function df(t){let e=qt(t.scalar,t.utf8Validation,t.longAsString),n=t.
localName;if(t.oneof){let r=t.oneof.localName;return(i,s)=>{i[r]={case:n,value:e(s)}}}return(r,i)=>{r[n]=e(i)}}
function lf(t){var e;let n=t.localName,r=(e=t.oneof)===null||e===void 0?void 0:e.localName;if(t.enum.open)return r!==
void 0?(o,a)=>{o[r]={case:n,value:a.int32()}}:(o,a)=>{o[n]=a.int32()};let i=t.enum.values,s=t.number;return(o,a,u,d)=>{
var l;let c=a.int32();if(i.some(f=>f.number===c))r!==void 0?o[r]={case:n,value:c}:o[n]=c;else if(u.readUnknownFields){
let f=[];qs(c,f);let m=(l=o.$unknown)!==null&&l!==void 0?l:[];m.push({no:s,wireType:d,data:new Uint8Array(f)}),
o.$unknown=m}}}function cf(t){let e=t.localName,{toMessage:n,toLocal:r}=oe(t),i=Jo(t);if(t.oneof){let s=t.oneof.
localName;return(o,a,u)=>{let d=o[s],l=n(d.case===e?d.value:void 0);i(l,a,u),o[s]={case:e,value:r(l)}}}return(s,o,a)=>{
let u=n(s[e]);i(u,o,a),s[e]=r(u)}}function Jo(t){let e=wr(t.message);if(t.delimitedEncoding){let n=t.number;return(r,i,s)=>e.
readGroup(r,i,s,n)}return(n,r,i)=>e.read(n,r,i,r.uint32())}function ff(t){let e=t.localName;if(t.listKind=="me\
ssage"){let{toMessage:o,toLocal:a}=oe(t),u=Jo(t);return(d,l,c)=>{let f=o(void 0);u(f,l,c),d[e].push(a(f))}}let n=t.
listKind=="enum"?h.INT32:t.scalar,r=t.listKind=="scalar"?t.longAsString:!1,i=qt(n,t.utf8Validation,r),s=n!=h.STRING&&
n!=h.BYTES;return(o,a,u,d)=>{let l=o[e];if(d==T.LengthDelimited&&s){let c=a.uint32()+a.pos;for(;a.pos<c;)l.push(
i(a))}else l.push(i(a))}}function mf(t){let e=t.localName,n=qt(t.mapKey,t.utf8Validation,!1),r=He(t.mapKey,!1),
i,s;switch(t.mapKind){case"scalar":{let o=t.scalar,a=qt(o,t.utf8Validation,!1);if(i=u=>a(u),o==h.BYTES)s=()=>new Uint8Array(
0);else{let u=He(o,!1);s=()=>u}break}case"enum":{let o=t.enum.values[0].number;i=a=>a.int32(),s=()=>o;break}case"\
message":{let{toMessage:o,toLocal:a}=oe(t),u=wr(t.message).read;i=(d,l,c)=>{let f=o(c);return u(f,d,l,d.uint32()),
a(f)},s=()=>a(o(void 0));break}}return(o,a,u)=>{let d=o[e],l,c,f=a.uint32(),m=a.pos+f;for(;a.pos<m;){let[p,g]=a.
tag();switch(p){case 1:l=n(a);break;case 2:c=i(a,u,c);break;default:a.skip(g,p,u.recursionLimit-u.depth)}}l===
void 0&&(l=r),c===void 0&&(c=s()),he(d,l,c)}}function qt(t,e,n){switch(t){case h.STRING:return r=>r.string(e);case h.
BOOL:return r=>r.bool();case h.DOUBLE:return r=>r.double();case h.FLOAT:return r=>r.float();case h.INT32:return r=>r.
int32();case h.INT64:return n?r=>String(r.int64()):r=>r.int64();case h.UINT64:return n?r=>String(r.uint64()):r=>r.
uint64();case h.FIXED64:return n?r=>String(r.fixed64()):r=>r.fixed64();case h.BYTES:return r=>r.bytes();case h.
FIXED32:return r=>r.fixed32();case h.SFIXED32:return r=>r.sfixed32();case h.SFIXED64:return n?r=>String(r.sfixed64()):
r=>r.sfixed64();case h.SINT64:return n?r=>String(r.sint64()):r=>r.sint64();case h.UINT32:return r=>r.uint32();case h.
SINT32:return r=>r.sint32()}}function Qo(t,e){var n;let r=ze(Zo,ho(t));return r.messageType.forEach(je),r.dependency=(n=e?.map(s=>s.proto.name))!==
null&&n!==void 0?n:[],Kt(r,s=>e?.find(o=>o.proto.name===s)).getFile(r.name)}var pf=2,hf=3,ea={writeUnknownFields:!0};function gf(t){return t?Object.assign(Object.assign({},ea),t):ea}function Nr(t,e,n){
let r=new Wt;return _r(t)(r,gf(n),e),r.finish()}var ta=new WeakMap;function _r(t){let e=ta.get(t);return e===void 0&&
(e=Df(t)),e}function Df(t){let e=t.typeName,n=t.fields.concat().sort((o,a)=>o.number-a.number),r=n[0],i=[],s=(o,a,u)=>{
if(u.$typeName!==e&&r!==void 0)throw new Vt(r,`cannot use ${r} with message ${u.$typeName}`,"ForeignFieldError");
for(let l=0;l<i.length;l++)i[l](o,a,u);let d=u.$unknown;if(d!==void 0&&a.writeUnknownFields)for(let l=0;l<d.length;l++){
let{no:c,wireType:f,data:m}=d[l];o.tag(c,f).raw(m)}};ta.set(t,s);for(let o of n)i.push(yf(o));return s}function yf(t){
switch(t.fieldKind){case"message":case"scalar":case"enum":return bf(t);case"list":return xf(t);case"map":return vf(
t)}}function bf(t){let e=Ef(t),n=t.localName;if(t.oneof){let r=t.oneof.localName;return(i,s,o)=>{let a=o[r];a.
case===n&&e(i,s,a.value)}}if(t.presence!=pf){let r=t.presence==hf?`cannot encode ${t} to binary: required fiel\
d not set`:void 0;return(i,s,o)=>{let a=o[n];if(a!==void 0&&Object.prototype.hasOwnProperty.call(o,n))e(i,s,a);else if(r!==
void 0)throw new Error(r)}}if(t.fieldKind=="enum"){let r=t.enum.values[0].number;return(i,s,o)=>{let a=o[n];a!==
r&&e(i,s,a)}}switch(t.scalar){case h.BOOL:return(r,i,s)=>{let o=s[n];o!==!1&&e(r,i,o)};case h.STRING:return(r,i,s)=>{
let o=s[n];o!==""&&e(r,i,o)};case h.BYTES:return(r,i,s)=>{let o=s[n];(!(o instanceof Uint8Array)||o.byteLength>
0)&&e(r,i,o)};case h.DOUBLE:case h.FLOAT:return(r,i,s)=>{let o=s[n];Object.is(o,0)||e(r,i,o)};default:return(r,i,s)=>{
let o=s[n];o!=0&&e(r,i,o)}}}function Ef(t){switch(t.fieldKind){case"message":{let{toMessage:e}=oe(t),n=na(t);return(r,i,s)=>{
n(r,i,e(s))}}case"scalar":case"enum":{let e=t.fieldKind=="enum"?h.INT32:t.scalar,n=t.number,r=zt(e),i=Zt(e,t.parent.
typeName,t.name);return(s,o,a)=>{s.tag(n,r),i(s,a)}}}}function xf(t){let e=t.localName,n=t.number;switch(t.listKind){case"\
message":{let{toMessage:r}=oe(t),i=na(t);return(s,o,a)=>{let u=a[e];for(let d=0;d<u.length;d++)i(s,o,r(u[d]))}}case"\
scalar":case"enum":{let r=t.listKind=="enum"?h.INT32:t.scalar,i=Zt(r,t.parent.typeName,t.name);if(t.packed)return(o,a,u)=>{
let d=u[e];if(d.length!=0){o.tag(n,T.LengthDelimited).fork();for(let l=0;l<d.length;l++)i(o,d[l]);o.join()}};let s=zt(
r);return(o,a,u)=>{let d=u[e];for(let l=0;l<d.length;l++)o.tag(n,s),i(o,d[l])}}}}function vf(t){let e=t.localName,
n=t.number,r=Tf(t);if(t.mapKind=="message"){let{toMessage:a}=oe(t),u=_r(t.message);return(d,l,c)=>{let f=c[e],
m=Object.keys(f);for(let p=0;p<m.length;p++){let g=m[p];d.tag(n,T.LengthDelimited).fork(),r(d,g),d.tag(2,T.LengthDelimited).
fork(),u(d,l,a(f[g])),d.join(),d.join()}}}let i=t.mapKind=="enum"?h.INT32:t.scalar,s=zt(i),o=Zt(i,t.parent.typeName,
t.name);return(a,u,d)=>{let l=d[e],c=Object.keys(l);for(let f=0;f<c.length;f++){let m=c[f];a.tag(n,T.LengthDelimited).
fork(),r(a,m),a.tag(2,s),o(a,l[m]),a.join()}}}function Tf(t){let e=zt(t.mapKey),n=Zt(t.mapKey,t.parent.typeName,
t.name),r=Sf(t.mapKey);return(i,s)=>{i.tag(1,e),n(i,r(s))}}function Sf(t){switch(t){case h.STRING:return e=>e;case h.
BOOL:return e=>e==="true"?!0:e==="false"?!1:e;case h.UINT64:case h.FIXED64:return e=>{try{return I.uParse(e)}catch{
return e}};case h.INT64:case h.SFIXED64:case h.SINT64:return e=>{try{return I.parse(e)}catch{return e}};default:
return e=>{let n=Number.parseInt(e);return Number.isFinite(n)?n:e}}}function Zt(t,e,n){let r=Cf(t);return(i,s)=>{
try{r(i,s)}catch(o){throw o instanceof Error?new Error(`cannot encode field ${e}.${n} to binary: ${o.message}`):
o}}}function Cf(t){switch(t){case h.STRING:return(e,n)=>e.string(n);case h.BOOL:return(e,n)=>e.bool(n);case h.
DOUBLE:return(e,n)=>e.double(n);case h.FLOAT:return(e,n)=>e.float(n);case h.INT32:return(e,n)=>e.int32(n);case h.
INT64:return(e,n)=>e.int64(n);case h.UINT64:return(e,n)=>e.uint64(n);case h.FIXED64:return(e,n)=>e.fixed64(n);case h.
BYTES:return(e,n)=>e.bytes(n);case h.FIXED32:return(e,n)=>e.fixed32(n);case h.SFIXED32:return(e,n)=>e.sfixed32(
n);case h.SFIXED64:return(e,n)=>e.sfixed64(n);case h.SINT64:return(e,n)=>e.sint64(n);case h.UINT32:return(e,n)=>e.
uint32(n);case h.SINT32:return(e,n)=>e.sint32(n)}}function na(t){let e=t.number,n=_r(t.message);return t.delimitedEncoding?(r,i,s)=>{r.tag(e,T.StartGroup),n(r,i,
s),r.tag(e,T.EndGroup)}:(r,i,s)=>{r.tag(e,T.LengthDelimited).fork(),n(r,i,s),r.join()}}function zt(t){switch(t){case h.
BYTES:case h.STRING:return T.LengthDelimited;case h.DOUBLE:case h.FIXED64:case h.SFIXED64:return T.Bit64;case h.
FIXED32:case h.SFIXED32:case h.FLOAT:return T.Bit32;default:return T.Varint}}var ae=new Uint8Array(0),ye=new DataView(ae.buffer),Jt=class{maxBodyBytes;bytes=ae;view=ye;start=0;end=0;reason=void 0;#e=ae;#n=ye;#t=0;#s=0;#o=!0;#i=ae;#r=ye;#d=0;#u=!1;constructor(e){
this.maxBodyBytes=e}push(e){if(!this.#o)throw new Error(`a chunk pushed while ${this.heldBytes} bytes are stil\
l to be read`);this.reason===void 0&&(this.#e=e,this.#n=new DataView(e.buffer,e.byteOffset,e.byteLength),this.#t=
0,this.#s=e.length,this.#o=!1,this.bytes=e,this.view=this.#n,this.end=-1)}next(){if(this.#d>0)return this.#a();
let e=this.#t,n=e+8;if(n<=this.#s){let r=this.#n,i=r.getUint32(e+4);if(i>this.maxBodyBytes||i===0||r.getUint32(
e)!==0)return this.#h(r,e);let s=n+i;if(s<=this.#s)return this.start=n,this.end=s,this.#t=s,!0}return this.#c(
this.#s-e),this.#p()}unread(){if(this.#u)this.#u=!1;else if(!this.#o&&this.#t===this.end)this.#t=this.start-8,
this.end=-1;else throw new Error("no frame to give back: the last call of next() did not return one")}get heldBytes(){
return this.#s-this.#t+(this.#u?0:this.#d)}#a(){if(this.#u)return this.#m(),this.next();if(!this.#l(8))return this.#p();
let e=this.#r,n=e.getUint32(4);return n>this.maxBodyBytes||n===0||e.getUint32(0)!==0?this.#h(e,0):this.#l(8+n)?
(this.bytes=this.#i,this.view=this.#r,this.start=8,this.end=8+n,this.#u=!0,!0):this.#p()}#l(e){let n=e-this.#d;
return n>0&&this.#c(Math.min(n,this.#s-this.#t)),this.#d>=e}#c(e){if(e===0)return;let n=this.#t;this.#f(this.#d+
e),this.#i.set(this.#e.subarray(n,n+e),this.#d),this.#d+=e,this.#t=n+e}#f(e){if(e<=this.#i.length)return;let n=new Uint8Array(
Math.max(e,2*this.#i.length,256));n.set(this.#i.subarray(0,this.#d)),this.#i=n,this.#r=new DataView(n.buffer)}#m(){
this.#d=0,this.#u=!1,this.#i.length>65536&&(this.#i=ae,this.#r=ye),this.bytes=this.#e,this.view=this.#n,this.end=
-1}#p(){return this.#e=ae,this.#n=ye,this.#t=0,this.#s=0,this.#o=!0,this.bytes=ae,this.view=ye,this.end=-1,!1}#h(e,n){
let r=e.getBigUint64(n);return this.reason=r===0n?"a frame of 0 bytes, which cannot hold a message":`a frame o\
f ${ra(r)} bytes; the maximum is ${ra(this.maxBodyBytes)}`,this.#d=0,this.#i=ae,this.#r=ye,this.#p()}};function ra(t){
return String(t).replace(/\B(?=(\d{3})+$)/g,",")}var wf=Qo("Cg5zaW5rd2FyZC5wcm90bxIIc2lua3dhcmQi8gQKCU1pbmlDaG9yZBImCghub2RlRGF0YRgPIAEoCzISLnNpbmt3YXJkLk5vZGV\
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
SgPEg8KB3BhY2tldHMYAiABKA0SDAoEaGFzaBgDIAEoBmIGcHJvdG8z"),Je=jt(wf,0);var sa=["clockwise","xor"],oa=["progress","pairs","close"];function aa(t){switch(t.kind){case"registration":return{
case:t.kind,value:{Address:t.address,...t.ours&&{ours:t.ours}}};case"registrationResponse":{let{result:e,info:n,
ours:r}=t;return{case:t.kind,value:{Result:e,Info:n,...r&&{ours:r}}}}case"nodeRegistryResponse":{let{result:e,
info:n,ours:r}=t;return{case:t.kind,value:{Result:e,Info:n,...r&&{ours:r}}}}case"deregistration":return{case:t.
kind,value:{Address:t.address,Id:t.id}};case"deregistrationResponse":return{case:t.kind,value:{Result:t.result,
Info:t.info}};case"nodeRegistry":return{case:t.kind,value:Af(t)};case"initiateTask":return{case:t.kind,value:If(
t)};case"nodeData":{let{sink:e,source:n,payload:r,hops:i,trace:s,ours:o}=t,a={Destination:e,Source:n,Payload:r,
Hops:i,Trace:[...s]};return{case:t.kind,value:{...a,...o&&{ours:o}}}}case"taskFinished":return{case:t.kind,value:{
Address:t.address,Id:t.id,...t.ours&&{ours:t.ours}}};case"requestTrafficSummary":return{case:t.kind,value:kf(t)};case"\
trafficSummary":return{case:"reportTrafficSummary",value:Lf(t)};default:throw new Error(`no such message: ${JSON.
stringify(t)}`)}}function ua(t){switch(t.case){case"registration":return Nf(t.value);case"registrationResponse":{
let{Result:e,Info:n}=t.value;return{kind:t.case,result:e,info:n,..._f(t.value.ours)}}case"deregistration":return{
kind:t.case,address:t.value.Address,id:t.value.Id};case"deregistrationResponse":return{kind:t.case,result:t.value.
Result,info:t.value.Info};case"nodeRegistry":return Rf(t.value);case"nodeRegistryResponse":{let{Result:e,Info:n}=t.
value;return{kind:t.case,result:e,info:n,...Of(t.value.ours)}}case"initiateTask":return Ff(t.value);case"nodeD\
ata":{let{Destination:e,Source:n,Payload:r,Hops:i,Trace:s,ours:o}=t.value;return{kind:t.case,sink:e,source:n,payload:r,
hops:i,trace:s,...o&&{ours:{version:o.version,relays:o.relays}}}}case"taskFinished":{let{Address:e,Id:n,ours:r}=t.
value;return{kind:t.case,address:e,id:n,...r&&{ours:{run:r.run}}}}case"requestTrafficSummary":return Mf(t.value);case"\
reportTrafficSummary":return Bf(t.value);default:throw new Error(`no such message: ${t}`)}}function Nf({Address:t,
ours:e}){if(e===void 0)return{kind:"registration",address:t};let{version:n,advertised:r}=e;return{kind:"regist\
ration",address:t,ours:{version:n,...r&&{advertised:r}}}}function _f(t){return t===void 0?{}:{ours:{version:t.
version}}}function Of(t){return t===void 0?{}:{ours:{epoch:t.epoch}}}function Af(t){return{NR:t.peers.length,Peers:t.
peers.map(({id:e,address:n,ours:r})=>({Id:e,Address:n,ours:r})),Ids:[...t.ids],NoIds:t.ids.length,...t.ours&&{
ours:{epoch:t.ours.epoch,metric:sa.indexOf(t.ours.metric),...t.ours.mixed&&{mixed:!0}}}}}function Rf(t){let e=sa[t.
ours?.metric??0];if(e!==void 0)return{kind:"nodeRegistry",peers:t.Peers.map(({Id:n,Address:r,ours:i})=>({id:n,
address:r,ours:i})),ids:t.Ids,...t.ours&&{ours:{epoch:t.ours.epoch,metric:e,...t.ours.mixed&&{mixed:!0}}}}}function If({
packets:t,ours:e}){if(e===void 0)return{Packets:t};let[n,r]=e.key;return{Packets:t,ours:{epoch:e.epoch,run:e.run,
key0:n,key1:r}}}function Ff({Packets:t,ours:e}){if(e===void 0)return{kind:"initiateTask",packets:t};let{epoch:n,
run:r,key0:i,key1:s}=e;return{kind:"initiateTask",packets:t,ours:{epoch:n,run:r,key:[i,s]}}}function kf({ours:t}){
return t===void 0?{}:{ours:{run:t.run,round:t.round,want:oa.indexOf(t.want)}}}function Mf({ours:t}){if(t===void 0)
return{kind:"requestTrafficSummary"};let e=oa[t.want];if(e!==void 0)return{kind:"requestTrafficSummary",ours:{
run:t.run,round:t.round,want:e}}}function Lf(t){let{id:e,sent:n,relayed:r,received:i,totalSent:s,totalReceived:o,
ours:a}=t;return{Id:e,Sent:n,Relayed:r,Received:i,TotalSent:s,TotalReceived:o,...a&&{ours:{...a,sentTo:[...a.sentTo],
receivedFrom:[...a.receivedFrom]}}}}function Bf(t){return{kind:"trafficSummary",id:t.Id,sent:t.Sent,relayed:t.
Relayed,received:t.Received,totalSent:t.TotalSent,totalReceived:t.TotalReceived,...t.ours&&{ours:Pf(t.ours)}}}
function Pf(t){let{run:e,round:n,dropped:r,sentHash:i,receivedHash:s}=t,o=t.sentTo.map(ia);return{run:e,round:n,
dropped:r,sentHash:i,receivedHash:s,sentTo:o,receivedFrom:t.receivedFrom.map(ia),...t.awaitingSockets===0?{}:{
awaitingSockets:t.awaitingSockets}}}function ia({id:t,packets:e,hash:n}){return{id:t,packets:e,hash:n}}var Or=122,Ar=13,Rr=21,Ir=29,fa=37,ma=42,M=5,Oe=4,$f=5,Fr=10+3*M,da=4294967295;function pa(){return{sink:0,source:0,
payload:0,hops:0,traceStart:0,traceLength:0}}function ha(t,e,n,r){if(e>=n||t.getUint8(e)!==Or)return!1;let i=ca(
t,e+1,n);if(i<0)return!1;let s=0,o=0,a=0,u=0;if(i+M<=n&&t.getUint8(i)===Ar){if(s=t.getInt32(i+1,!0),s===0)return!1;
i+=M}if(i+M<=n&&t.getUint8(i)===Rr){if(o=t.getInt32(i+1,!0),o===0)return!1;i+=M}if(i+M<=n&&t.getUint8(i)===Ir){
if(a=t.getInt32(i+1,!0),a===0)return!1;i+=M}if(i+M<=n&&t.getUint8(i)===fa){if(u=t.getUint32(i+1,!0),u===0)return!1;
i+=M}return i<n&&(t.getUint8(i)!==ma||(i=ca(t,i+1,n),i<0||i===n||(n-i&3)!==0))?!1:(r.sink=s,r.source=o,r.payload=
a,r.hops=u,r.traceStart=i,r.traceLength=n-i>>>2,!0)}function ga(t,e,n,r,i){let s=e+8+2;s=Ae(t,s,Ar,n),s=Ae(t,s,
Rr,r),s=Ae(t,s,Ir,i);let o=s-e-8;return t.setUint32(e,0),t.setUint32(e+4,o),t.setUint8(e+8,Or),t.setUint8(e+8+
1,o-2),s}function Da(t){let e=ba(t);return 9+Mr(e)+e}function ya(t,e,n,r,i){let s=ba(e);n.setUint32(r,0),n.setUint32(
r+4,1+Mr(s)+s),n.setUint8(r+8,Or);let o=la(n,r+8+1,s);o=Ae(n,o,Ar,e.sink),o=Ae(n,o,Rr,e.source),o=Ae(n,o,Ir,e.
payload),n.setUint8(o,fa),n.setUint32(o+1,kr(e.hops),!0),n.setUint8(o+M,ma),o=la(n,o+M+1,Oe*(e.traceLength+1));
let a=e.traceStart+Oe*e.traceLength;for(let u=e.traceStart;u<a;u+=Oe)n.setInt32(o,t.getInt32(u,!0),!0),o+=Oe;return n.
setInt32(o,i,!0),o+Oe}function kr(t){return t<da?t+1:da}function ba(t){let e=Oe*(t.traceLength+1);return(t.sink===
0?0:M)+(t.source===0?0:M)+(t.payload===0?0:M)+M+1+Mr(e)+e}function Ae(t,e,n,r){return r===0?e:(t.setUint8(e,n),
t.setInt32(e+1,r,!0),e+M)}function Mr(t){let e=1;for(let n=t;n>=128;n>>>=7)e++;return e}function la(t,e,n){let r=n;
for(;r>=128;)t.setUint8(e++,128|r&127),r>>>=7;return t.setUint8(e,r),e+1}function ca(t,e,n){if(e>=n)return-1;let r=t.
getUint8(e);if(r<128)return e+1+r===n?e+1:-1;let i=0;for(let s=e,o=1;s<n&&s<e+$f;o*=128){let a=t.getUint8(s++);
if(i+=(a&127)*o,a<128)return a!==0&&s+i===n?s:-1}return-1}var Uf=8,ue=class extends Error{};function xa(t,e){let n=new ee(e);try{va(t,n,e.length)}catch(r){if(r instanceof
ue)throw r;let i=r instanceof RangeError?"ends in the middle of a field":r.message;throw new ue(`${t.name}: ${i}`)}}
function va(t,e,n){let r=Vf(t);for(;e.pos<n;){let[i,s]=e.tag(),o=r.get(i);if(o===void 0?e.skip(s,i,Uf):Gf(o,s,
e,n),e.pos>n)throw new ue(`${t.name}: field ${i} goes past the message's end`)}}function Gf(t,e,n,r){let i=t.name,
s=t.packedBytes>0&&e===T.LengthDelimited;if(!s&&e!==t.wireType)throw new ue(`${i}: has wire type ${e}, not ${t.
wireType}`);if(e!==T.LengthDelimited){n.skip(e);return}let o=n.uint32(),a=n.pos+o;if(a>r)throw new ue(`${i}: ${o}\
 bytes announced, ${r-n.pos} left`);if(s&&o%t.packedBytes!==0)throw new ue(`${i}: a list of ${o} bytes, whose \
numbers take ${t.packedBytes} each`);t.message!==void 0&&va(t.message,n,a),n.pos=a}var Ea=new WeakMap;function Vf(t){
let e=Ea.get(t);return e===void 0&&(e=new Map(t.fields.map(n=>[n.number,Wf(n)])),Ea.set(t,e)),e}function Wf(t){
let e=t.message,n=e===void 0?Yf(t):T.LengthDelimited,r=t.fieldKind==="list"?Hf(n):0;return{name:`${t.parent.name}\
.${t.name}`,wireType:n,packedBytes:r,message:e}}function Hf(t){if(t===T.LengthDelimited)return 0;if(t===T.Varint)
throw new Error("a list of varints, which shape.ts does not know");return t===T.Bit32?4:8}function Yf(t){if(t.
enum!==void 0)return T.Varint;switch(t.scalar){case h.STRING:return T.LengthDelimited;case h.FIXED32:case h.SFIXED32:
return T.Bit32;case h.FIXED64:case h.SFIXED64:return T.Bit64;case h.UINT32:case h.BOOL:return T.Varint;default:
throw new Error(`field ${t.name} has a type that shape.ts does not know: ${t.scalar}`)}}function Qe(t){return Ca(ge(Je,{Message:aa(t)}))}function et(t){let e=wa(t);if("kind"in e)return e;if(e.Message.
case===void 0){let n=e.$unknown?.[0];return Lr(n===void 0?"it is empty":`its kind, field ${n.no}, is not known`)}
return ua(e.Message)??Lr("what it asks for is of a kind that is not known")}function Ta(t,e){let n=wa(t);if("k\
ind"in n||n.Message.case!=="nodeData")throw new Error("the body to relay is not a packet");let r=n.Message.value;
return r.Hops=kr(r.Hops),r.Trace.push(e),delete r.ours,Ca(n)}function Sa(t){let e=et(t.subarray(8));if(e.kind!==
"nodeData")throw new Error("a frame to introduce ourselves with that is no packet");return Qe({...e,ours:{version:1,
relays:e.trace.length}})}function Ca(t){let e=Nr(Je,t),n=new Uint8Array(8+e.length);return new DataView(n.buffer).
setUint32(4,e.length),n.set(e,8),n}function wa(t){try{return xa(Je,t),ze(Je,t)}catch(e){return Lr(e instanceof
TypeError?"a text that is not UTF-8":e.message)}}function Lr(t){return{kind:"malformed",reason:`no message: ${t}`}}function tt(t){let e=3,n,r=()=>{e--===0?t():n=setImmediate(r)};return r(),()=>clearImmediate(n)}function nt(t,e){
let n,r=(o,a)=>{let u=setTimeout(a,o);n=()=>clearTimeout(u)},i=()=>{n=tt(t)},s=performance.now()+e;return r(e,
()=>{performance.now()-s>500?r(Math.min(e,1e3),i):i()}),()=>n()}function Br(t){return t.setNoDelay(!0),t.setKeepAlive(!0,3e4),{get remoteHost(){return Na(t.remoteAddress)},get localHost(){
return Na(t.localAddress)},attach(e){t.on("data",r=>{e.data(r)||t.pause()}),t.on("end",()=>e.end());let n="the\
 connection was closed";t.on("error",r=>{n=rt(r)}),t.on("close",()=>e.close(n))},write(e,n){t.write(e,r=>{r==null&&
n?.()})},get unsentBytes(){return t.writableLength},pause:()=>{t.pause()},resume:()=>{t.resume()},end(e){e!==void 0&&
t.once("finish",e),t.end()},destroy:()=>{t.destroy()}}}function _a(t){let e=setTimeout(()=>t.destroy(),2e3);t.
end(),t.attach({data:()=>!0,end:()=>t.destroy(),close:()=>clearTimeout(e)}),t.resume()}var Pr="connection refu\
sed",$r="no answer",Qt="there is no free port",Oa="too many open files (ulimit -n)",Aa="too many open files in\
 the whole system",Re=new Set([Qt,Oa,Aa]),Kf={ECONNREFUSED:Pr,ECONNRESET:"the connection broke",ECONNABORTED:"\
the connection broke",EPIPE:"the connection broke",ETIMEDOUT:$r,EADDRINUSE:"the port is taken",EADDRNOTAVAIL:"\
this machine does not have that address",EACCES:"this port is for privileged programs",EPERM:"the system does \
not allow it",ENOTFOUND:"the host is not known",EAI_AGAIN:"the host is not known",EAI_NONAME:"the host is not \
known",EAI_NODATA:"the host is not known",EMFILE:Oa,ENFILE:Aa,ENOBUFS:"the system has no memory for it",ENOMEM:"\
the system has no memory for it",ENETUNREACH:"that network cannot be reached",ENETDOWN:"the network is down",EHOSTUNREACH:"\
that host cannot be reached",EHOSTDOWN:"that host is down",EAFNOSUPPORT:"this machine has no addresses of that\
 kind",EINVAL:"that is no address to use",ERR_SOCKET_BAD_PORT:"ports are 1 to 65535"},Xf={EACCES:"the system d\
oes not allow it",EADDRINUSE:Qt,EADDRNOTAVAIL:Qt};function rt(t){let{code:e="",syscall:n,port:r}=t;return e===
"EADDRINUSE"&&r===0?Qt:(n==="connect"?Xf[e]:void 0)??Kf[e]??(e||t.message)}function Na(t){return(t??"").replace(
/^::ffff:/i,"")}var jf=200,qf=16,Zf=5,zf=100,Jf=20,Qf=64,em=900,tm=1e3,Ur="it takes nothing of what it is sent",en=class{#e;#n;#t;#s;#o;#i="\
untried";#r;#d=0;#u;#a=new Set;#l=new Map;constructor(e,n,r,i,s){this.#e=e,this.#n=n,this.#t=r,this.#s=i,this.#o=
s}write(){return this.#i==="untried"&&this.#c(),this.#i==="one each"&&this.#g(),this.#i==="kept link"}closed(){
return this.#i==="probing"&&this.#p("one each"),this.#i==="one each"}recognised(){clearTimeout(this.#r),this.#i=
"kept link"}stop(){clearTimeout(this.#r),clearTimeout(this.#u),this.#i="stopped";for(let e of[...this.#a,...this.#l.
keys()])e.destroy()}#c(){let{connection:e}=this.#e,n=this.#o.reads();n==="many"?this.#i="kept link":e!==void 0&&
this.#e.used>0&&(this.#f(e),this.#m(n==="unknown"?this.#s.probeMs:jf))}#f(e){let{frame:n,at:r}=this.#e.takeFirst(),
i=this.#o.introducesItself()?Sa(n):n;this.#e.writeFrame(e,{frame:i,at:r},()=>this.#o.proceed())}#m(e){this.#i=
"probing",this.#r=setTimeout(()=>this.#p("one each"),e)}#p(e){clearTimeout(this.#r),this.#i=e,this.#o.proceed()}get#h(){
return this.#u===void 0&&this.#d<qf&&this.#l.size<Qf}#g(){for(;this.#e.used>0&&this.#h;)this.#d++,this.#y({...this.#e.
takeFirst(),failures:0})}#y(e){let n=!1,r=!1,i=!1,s=performance.now(),o=c=>{this.#v(c),performance.now()-s>em&&
this.#E(),c.write(e.frame,()=>{n=!0}),c.end(()=>{r||(r=!0,l(),this.#A(c),this.#w(e))})},a=c=>{l(),l=d(),s=performance.
now(),this.#b(u,c)},u=this.#t.dial(this.#n,o,{short:a}),d=()=>nt(()=>{i=!0,u.destroy()},this.#s.stallMs),l=d();
u.attach({data:()=>!0,end:()=>u.destroy(),close:c=>{if(l(),this.#v(u),r)return this.#T(u);r=!0,i?this.#D(e,Ur):
n?this.#w(e):c===Pr&&this.#e.connection!==void 0?this.#N(e):this.#C(e,c)}})}#E(){this.#u??=setTimeout(()=>{this.#u=
void 0,this.#o.proceed()},tm)}#b(e,n){this.#a.has(e)||(this.#a.add(e),this.#o.short(1,n))}#v(e){this.#a.delete(
e)&&this.#o.short(-1,"")}#C(e,n){e.failures++,e.failures===Zf||Re.has(n)||this.#i==="stopped"?this.#D(e,n):setTimeout(
()=>this.#y(e),zf)}#A(e){let n=setTimeout(()=>{e.destroy(),this.#T(e)},Jf);this.#l.set(e,n)}#T(e){clearTimeout(
this.#l.get(e)),this.#l.delete(e)&&this.#o.proceed()}#w({at:e}){this.#d--,this.#e.frameGone(e),this.#o.proceed()}#N(e){
this.#d--,this.#e.writeFrame(this.#e.connection,e,()=>this.#o.proceed()),this.#i==="one each"&&this.#p("kept l\
ink")}#D(e,n){this.#d--,this.#e.frameGone(e.at),this.#o.dropped(),this.#i==="one each"?(this.stop(),this.#o.givenUp(
n)):this.#o.proceed()}};import{closeSync as nm,openSync as rm}from"node:fs";import{devNull as im}from"node:os";var sm=8192,om=64,am=32,
Ie=class{#e=new Set;#n;constructor(e=um){this.#n=e}get size(){return this.#e.size}get silent(){let e=0;for(let n of this.#e)
n.isSilent&&e++;return e}isFull(e){return this.size>=sm*e||!this.#n()}makeRoom(){for(let e of this.#e)if(!(!e.
isSilent||e.mayBePeer))return e.turnOut(),!0;return!1}add(e){this.#e.add(e)}remove(e){e!==void 0&&this.#e.delete(
e)}},Gr;function um(){let t;try{t=rm(im,"r")}catch{return!1}return nm(t),t<am?!0:(Gr??=dm(),t<Gr-Math.min(om,Gr>>
3))}function dm(){let{report:t}=process;if(t===void 0)return 2**30;let e=t,n=e.excludeNetwork??!1;e.excludeNetwork=
!0;let{userLimits:r}=t.getReport();e.excludeNetwork=n;let i=r?.open_files?.soft;return typeof i=="number"?i:2**
30}function Ra(t){let e=lm.find(({is:n})=>n(t));return e&&`this looks like ${e.what}; frames begin with 8 bytes o\
f length, big-endian`}var lm=[{what:"an HTTP request",is:t=>/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|PRI) /.
test(Vr(t))},{what:"an HTTP response",is:t=>Vr(t).startsWith("HTTP/")},{what:"SSH",is:t=>Vr(t).startsWith("SSH\
-")},{what:"TLS",is:t=>t[0]===22&&t[1]===3&&t[2]<=4},{what:"a message without its length",is:t=>Ia(t,0)!==void 0},
{what:"a length of 4 bytes",is:t=>de(t,4,be(t,4,"big"))},{what:"a little-endian length",is:t=>de(t,8,be(t,8,"l\
ittle"))},{what:"a little-endian length of 4 bytes",is:t=>de(t,4,be(t,4,"little"))},{what:"a length of 2 bytes",
is:t=>de(t,2,be(t,2,"big"))},{what:"a little-endian length of 2 bytes",is:t=>de(t,2,be(t,2,"little"))},{what:"\
a length as a varint",is:t=>{let e=Wr(t,0);return e!==void 0&&de(t,e.end,e.value)}},{what:"a length that count\
s its own 8 bytes",is:t=>de(t,8,be(t,8,"big")-8)},{what:"a length that counts its own 4 bytes",is:t=>de(t,4,be(
t,4,"big")-4)}],cm=15,fm=26,mm=2,pm=2**20;function de(t,e,n){return n>0&&Ia(t,e)===n}function Ia(t,e){let n=Wr(
t,e);if(n===void 0||(n.value&7)!==mm)return;let r=n.value>>3,i=Wr(t,n.end);if(!(r<cm||r>fm||i===void 0||i.value>
pm))return i.end-e+i.value}function Wr(t,e){let n=0;for(let r=0;r<4;r++){let i=t[e+r];if(i===void 0)return;if(n|=
(i&127)<<7*r,i<128)return{value:n,end:e+r+1}}}function be(t,e,n){if(t.length<e)return Number.NaN;let r=0;for(let i=0;i<
e;i++)r=256*r+t[n==="big"?i:e-1-i];return r}function Vr(t){return String.fromCharCode(...t.subarray(0,8))}var hm=4*2**20,gm=20,Dm=new Uint8Array(0),it=class{link;transport;reader;#e;#n=!1;#t=Dm;#s=!1;#o=0;#i=0;#r;#d=!1;closed=!1;loggedDrops=0;constructor(e,n,r,i){
this.link=e,this.transport=n,this.reader=new Jt(r),this.#e=i,n.attach({data:s=>this.#u(s),end:()=>this.#l(()=>this.#c()),
close:s=>this.#l(()=>this.#f(s))})}resume(){!this.#n||this.closed||(this.#n=!1,this.#a()&&(this.transport.resume(),
this.#r?.()))}send(e){if(!this.closed){if(this.transport.unsentBytes>hm)return this.#m("does not read what it \
is sent");this.transport.write(e)}}end(){this.closed||this.transport.end()}close(){this.closed||(this.closed=!0,
_a(this.transport))}destroy(){this.closed=!0,this.transport.destroy()}get isSilent(){return this.#t!==void 0}tick(e=Number.
POSITIVE_INFINITY){if(!this.closed&&this.isSilent&&this.reader.heldBytes===0&&++this.#i>e)return this.#m(`said\
 nothing for ${e} s`);this.closed||this.#n||this.reader.heldBytes===0?this.#o=0:++this.#o>gm&&this.#m("began a\
 frame and did not end it")}#u(e){if(this.closed)return!0;let n=this.#t;return n!==void 0&&n.length<64&&(this.#t=
Buffer.concat([n,e.subarray(0,64-n.length)])),this.reader.push(e),this.#a()}#a(){let{reader:e}=this;if(this.#s)
return!0;for(this.#s=!0;e.next();){if(this.#o=0,this.#t=void 0,!this.#e.frame(this,e))return e.unread(),this.#n=
!0,this.#s=!1,!1;if(this.closed)break}return this.#s=!1,!this.closed&&e.reason!==void 0&&this.#m(e.reason),!0}#l(e){
this.#n?this.#r=e:e()}#c(){this.closed||this.#d||(this.#d=!0,this.reader.heldBytes>0?this.#m("ended in the mid\
dle of a frame"):this.#e.ended(this))}#f(e){this.closed||(this.closed=!0,this.#e.lost(this,e))}#m(e){this.closed||
(this.closed=!0,this.transport.destroy(),this.#e.garbled(this,e,this.#t&&Ra(this.#t)))}};var ka={version:1},Ma={kind:"registration",address:"",ours:ka};function La(t){return t.kind==="registration"&&
t.ours!==void 0}var Ba={kind:"registrationResponse",result:0,info:"",ours:ka};function Pa(t){return t.kind==="\
registrationResponse"&&t.ours!==void 0}import{connect as bm,createServer as Em,isIP as xm}from"node:net";var ym=100,tn=class{#e;#n=performance.now();#t;#s;#o=!1;#i=!1;#r;#d=[];#u;constructor(e){this.#e=e,this.#t=this.#a()}get remoteHost(){
return this.#t.remoteHost}get localHost(){return this.#t.localHost}get unsentBytes(){return this.#d.reduce((e,{
bytes:n})=>e+n.length,this.#t.unsentBytes)}attach(e){this.#s=e}write(e,n){this.#o?this.#t.write(e,n):this.#d.push(
{bytes:e,done:n})}pause(){this.#t.pause()}resume(){this.#t.resume()}end(e){this.#o?this.#t.end(e):this.#u={done:e}}destroy(){
if(this.#i=!0,this.#r===void 0)return this.#t.destroy();clearTimeout(this.#r),this.#r=void 0,setImmediate(()=>this.#s?.
close("the connection was closed"))}#a(){let e=this.#e.attempt(()=>this.#l());return e.attach({data:n=>this.#s?.
data(n)??!0,end:()=>this.#s?.end(),close:n=>this.#c(n)}),e}#l(){this.#o=!0;for(let{bytes:e,done:n}of this.#d)this.#t.
write(e,n);this.#d=[],this.#u!==void 0&&this.#t.end(this.#u.done),this.#e.opened(this)}#c(e){let n=performance.
now()-this.#n>this.#e.shortageMs;if(this.#o||this.#i||n||!Re.has(e))return this.#s?.close(e);this.#r=setTimeout(
()=>{this.#r=void 0,this.#t=this.#a()},ym),this.#e.short(e)}};function $a(t,e){let n=new nn(t,e),r=new nn(e,t);return n.other=r,r.other=n,[n,r]}var nn=class{localHost;remoteHost;other;unsentBytes=0;#e;#n=[];#t;#s=!1;#o=!1;#i=!1;#r;#d=!1;#u=!1;constructor(e,n){
this.localHost=e,this.remoteHost=n}attach(e){this.#e=e,this.#a()}write(e,n){this.#i||this.#u||(this.unsentBytes+=
e.length,this.other.#n.push({bytes:e,done:n}),this.other.#a())}pause(){this.#s=!0}resume(){this.#s=!1;let e=this.#t;
this.#t=void 0,e!==void 0&&this.#c(e),this.#a()}end(e){this.#i=!0,this.#r=e,this.other.#a()}destroy(){this.#u||
(this.#u=!0,this.other.#a(),setImmediate(()=>this.#e?.close("the connection was closed")))}#a(){this.#o||(this.#o=
!0,setImmediate(()=>this.#l()))}#l(){if(this.#o=!1,!(this.#e===void 0||this.#u)){for(;!this.#s&&this.#t===void 0;){
let e=this.#n.shift();if(e===void 0)break;if(this.#e.data(e.bytes)?this.#c(e):(this.#t=e,this.#s=!0),this.#u)return}
this.#s||this.#n.length>0||((this.other.#i||this.other.#u)&&!this.#d&&(this.#d=!0,this.other.#r?.(),this.#e.end()),
this.other.#u?this.destroy():this.#d&&this.other.#d&&(this.destroy(),this.other.destroy()))}}#c({bytes:e,done:n}){
this.other.unsentBytes-=e.length,n?.()}};var vm=4096,Hr=1e4,Yr=9e4,rn=class{#e=new Map;#n=new Ie;#t=0;#s=!1;#o;#i;constructor(e,n){this.#o=e,this.#i=n}async listen(e,n,r,i=()=>{}){
let s=Em({allowHalfOpen:!0},u=>this.#r(u,r,i));await new Promise((u,d)=>{s.once("error",d),s.listen(n,e,vm,()=>{
s.off("error",d),s.once("error",l=>i(`cannot accept a connection: ${rt(l)}`)),s.on("error",()=>{}),u()})});let o=Sm(
s),a=P(o);return this.#o&&this.#e.set(a,r),this.#t++,{address:o,close:()=>{this.#t--,this.#e.delete(a),s.close()}}}#r(e,n,r){
let i=this.#n;if(i.isFull(this.#t)){if(!this.#s){this.#s=!0;let o=`${i.size.toLocaleString("en-US")} connectio\
ns are open`;r(`${o}, as many as there may be (ulimit -n); those that say nothing make room for others`)}if(!i.
makeRoom())return void e.destroy()}let s=n(Br(e));s!==void 0&&(i.add(s),e.once("close",()=>i.remove(s)))}dial(e,n,r={}){
let i=this.#e.get(P(e));if(i!==void 0){let[a,u]=$a(e.host,e.host);return setImmediate(()=>{i(u),n(a)}),a}let{short:s,
connectMs:o=Hr}=r;return s===void 0?this.#d(e,n,o):new tn({attempt:a=>this.#d(e,a,o),opened:n,short:s,shortageMs:Yr})}#d(e,n,r){
let i=this.#i===Tm(e.host)?void 0:this.#i,s=bm({...e,allowHalfOpen:!0,...i===void 0?{}:{localAddress:i,family:xm(
i)}}),o=Br(s);return s.setTimeout(r,()=>{tt(()=>{s.connecting&&s.destroy(new Error($r))})}),s.once("connect",()=>{
s.setTimeout(0),n(o)}),o}};function Tm(t){return t.startsWith("127.")?"127.0.0.1":t}function Sm(t){let e=t.address();
if(e===null||typeof e=="string")throw new Error("the server listens on no port");return{host:e.address,port:e.
port}}var Kr=65536,Cm=2**20,Ua=1e3,Ga=2,wm=64,Nm=1024,sn=class{#e;#n;#t;#s;#o;#i=0;#r=new Ie;#d=[];#u;#a=new Map;#l=new Map;#c=new Map;#f=new Set;#m=new Map;#p=new Set;#h=[];#g;#y=!1;#E=1;#b=!1;constructor(e,n,{
takePacket:r,welcomes:i=!1,short:s,silenceMs:o=Number.POSITIVE_INFINITY}={}){this.#o=Math.ceil(o/Ua),this.#s=i,
this.#u=s,this.#e=e,this.#n=n,this.#t=r,this.#g=setInterval(()=>{for(let a of this.#l.values())a.tick(this.#A(
a))},Ua),this.#g.unref()}get(e){return this.#l.get(e)}get size(){return this.#l.size}accept(e){if(this.#b){e.destroy();
return}let n=this.#E++,r=new it(n,e,Kr,this);this.#l.set(n,r),this.#f.add(n),this.emit({kind:"accepted",link:n,
host:e.remoteHost});let i=this.#v(r),s=Ga*this.#i+wm;return this.#i>0&&this.#r.silent>=s&&this.#r.makeRoom(),this.#r.
add(i),this.#c.set(n,i),i}#v(e){let{link:n}=e,r=()=>{let i=Ga*this.#i;return this.#d.some(s=>n>=s-i&&n<s+i)};return{
get isSilent(){return e.isSilent},get mayBePeer(){return r()},turnOut:()=>{e.destroy(),this.lost(e,"it said no\
thing, and others came")}}}expectPeers(e){this.#i=e;let n=[this.#E];this.#d=n,this.#C(()=>{n.push(this.#E)})}#C(e){
let n=this.#E;setImmediate(()=>setImmediate(()=>{this.#E===n?e():this.#b||this.#C(e)}))}#A({link:e}){return e<
0||this.#i>0?Number.POSITIVE_INFINITY:this.#o}emit(e){if(this.#h.push(e),!this.#y){this.#y=!0;for(let n=this.#h.
shift();n!==void 0;n=this.#h.shift())this.#n(n);this.#y=!1}}dial(e,n,r=!1){let i=this.#u&&(a=>this.#u?.(e,a)),
s=({remoteHost:a,localHost:u})=>{let d=this.#l.get(e);if(d===void 0)return;let l=()=>{this.#f.add(e),this.emit(
{kind:"opened",link:e,host:a,localHost:u})};r?this.#T(d,l):l()},o=this.#e.dial(n,s,i&&{short:i});this.#l.set(e,
new it(e,o,Cm,this))}#T(e,n){let r=nt(()=>{e.destroy(),this.lost(e,"it accepts connections and does not answer")},
Hr);this.#a.set(e.link,{open:n,stopWaiting:r}),e.send(Qe(Ma))}send(e,n){this.#l.get(e)?.send(Qe(n))}end(e){this.#l.
get(e)?.end()}close(e){this.#D(e)?.close(),this.#h.length>0&&(this.#h=this.#h.filter(n=>!_m(n,e)))}setTimer(e,n){
this.clearTimer(e);let r=()=>{this.#m.delete(e),this.emit({kind:"timer",timer:e})};this.#m.set(e,nt(r,n))}clearTimer(e){
this.#m.get(e)?.(),this.#m.delete(e)}stop(){this.#b=!0,clearInterval(this.#g);for(let e of this.#m.keys())this.
clearTimer(e);for(let e of[...this.#l.keys()])this.close(e)}frame(e,n){let r=this.#t?.(e,n);if(r!==void 0)return r;
let i=et(n.bytes.subarray(n.start,n.end));return i.kind==="malformed"?this.#N(e,`sent what is no message: ${i.
reason}`):this.#w(e,i)||this.emit({kind:"message",link:e.link,message:i}),!0}#w(e,n){let{link:r}=e,i=this.#a.get(
r);return i!==void 0&&Pa(n)?(this.#a.delete(r),i.stopWaiting(),i.open(),!0):!this.#s||r<0||!La(n)?!1:(e.send(Qe(
Ba)),!0)}ended(e){this.emit({kind:"ended",link:e.link})}lost({link:e},n){let r=this.#f.has(e);this.#D(e),this.
emit({kind:"lost",link:e,opened:r,reason:n,...Re.has(n)&&{shortage:!0}})}garbled({link:e,transport:n},r,i){this.#D(
e);let s=n.remoteHost,o=i!==void 0&&!this.#p.has(s)&&this.#p.size<Nm;o&&this.#p.add(s),this.emit({kind:"garble\
d",link:e,reason:o?`${r}; ${i}`:r})}#N(e,n){e.destroy(),this.garbled(e,n)}#D(e){let n=this.#l.get(e);return this.#l.
delete(e),this.#r.remove(this.#c.get(e)),this.#c.delete(e),this.#a.get(e)?.stopWaiting(),this.#a.delete(e),this.#f.
delete(e),n}};function _m(t,e){return"link"in t&&t.link===e}var Ha=65536,on=new Uint8Array(0),Om=1024,Am=2**24,an=class{queueBytes;#e=[];#n=0;constructor(e){this.queueBytes=
e}take(e){let n=Va(e),r=this.#e[n]?.pop();return r===void 0?new Uint8Array(2**n):(this.#n-=r.length,r)}give(e){
if(e.length===0||this.#n+e.length>Am)return;this.#n+=e.length;let n=Va(e.length);this.#e[n]??=[],this.#e[n].push(
e)}};function Va(t){return 32-Math.clz32(Math.max(t,Om)-1)}var un=class{channel;#e;#n=0;bytes=on;view=new DataView(
on.buffer);used=0;#t;#s=0;#o=0;#i=new Set;#r=new Set;connection;link=0;dead=!1;waiting=new Set;dirty=!1;writtenAt=0;constructor(e,n){
this.channel=e,this.#e=n}hasRoom(e){let n=this.used+e;return n<=this.bytes.length&&n<=this.#e.queueBytes?!0:n>
this.#e.queueBytes&&this.used>0?!1:(this.#u(Math.max(n,this.#n)),!0)}hasRoomToOriginate(){let e=this.#e.queueBytes>>
1;return(this.used===0||this.used+Fr<=e)&&this.hasRoom(Fr)}get writing(){return this.#t!==void 0}get put(){return this.#o+
this.used}get gone(){return Math.min(this.#o,...this.#i)}write(e,n){let r=this.bytes,i=this.used;this.#t=r,this.#s=
i,this.#n=i,this.writtenAt=performance.now();let s=this.#d(i);this.#r.add(s),this.#a(on),e.transport.write(r.subarray(
0,i),()=>{this.#t===r&&(this.#t=void 0,this.frameGone(s),this.#e.give(r),n())})}takeFirst(){let e=8+this.view.
getUint32(4),n=this.bytes.slice(0,e);return this.bytes.copyWithin(0,e,this.used),this.used-=e,{frame:n,at:this.#d(
e)}}frameGone(e){this.#i.delete(e),this.#r.delete(e)}writeFrame(e,{frame:n,at:r},i){this.#r.add(r),e.transport.
write(n,()=>{this.frameGone(r),i()})}#d(e){let n=this.#o;return this.#i.add(n),this.#o+=e,n}count(){return Wa(
this.bytes,this.used)}abandonWrite(){let e=this.#r.size;this.#t!==void 0&&(e+=Wa(this.#t,this.#s)-1),this.#t=void 0;
for(let n of this.#r)this.frameGone(n);return e}clear(){this.#o+=this.used,this.#e.give(this.bytes),this.#a(on)}#u(e){
let{bytes:n,used:r}=this,i=this.#e.take(e);i.set(n.subarray(0,r)),this.#a(i),this.used=r,this.#e.give(n)}#a(e){
this.bytes=e,this.view=new DataView(e.buffer,e.byteOffset,e.byteLength),this.used=0}};function Wa(t,e){let n=new DataView(
t.buffer,t.byteOffset,t.byteLength),r=0;for(let i=0;i<e;i+=8+n.getUint32(i+4))r++;return r}var Rm=122,st=1e3,Ya=3e4,Im=1e4,Fm=1e3,km=4096,dn=class{#e;#n;#t;#s;#o;#i;#r=pa();#d=new Map;#u=new Map;#a;#l=[];#c=[];#f=!1;#m=!1;#p;#h;#g=!1;#y=!1;constructor(e,n,r){
this.#e=e.columns,this.#n=n,this.#t=e,this.#s=r,this.#a=Math.max(64,Math.floor(km/e.options.nodes)),this.#o=new sn(
e.switchboard,i=>this.#C(i),{takePacket:(i,s)=>this.#w(i,s),welcomes:!0,silenceMs:e.options.silenceMs??Im}),this.#i=
new Pt(e.columns,n,this.#v(),e.options)}start(){this.#i.start()}command(e){this.#y||this.#o.emit({kind:"comman\
d",command:e})}sweep(){let e=this.#t.options.stallMs??Ya;for(let n of this.#l){if(n?.writing!==!0)continue;let{
writtenAt:r}=n,i=r+e-performance.now();i<st&&this.#E(i,()=>this.#b(n,r))}}#E(e,n){let r=e<-2*st;setTimeout(()=>tt(
n),r?st:e).unref()}#b(e,n){let{connection:r}=e;!e.writing||e.writtenAt!==n||r===void 0||(r.destroy(),this.#o.garbled(
r,Ur))}#v(){let e=this.#o;return{dial:(n,r,i)=>e.dial(n,r,i),send:(n,r)=>e.send(n,r),end:n=>e.end(n),close:n=>e.
close(n),setTimer:(n,r)=>e.setTimer(n,r),clearTimer:n=>e.clearTimer(n),report:n=>this.#S(n),exit:n=>this.#T(n),
listen:n=>{this.#A(n)},carry:(n,r,i)=>this.#V(n,r,i),expectPeers:n=>e.expectPeers(n),originate:()=>{this.#m=!0,
this.#F()},drain:()=>this.#G()}}#C(e){if(e.kind==="lost"||e.kind==="ended"){let n=this.#d.get(e.link);if(n!==void 0&&
this.#u.get(n)?.closed())return this.#k(n.abandonWrite()),n.connection=void 0,this.#d.delete(e.link),this.#o.close(
e.link),this.#O(n)}this.#i.step(e)}async#A(e){let{options:n,switchboard:r}=this.#t;if(this.#h===void 0){let s=n.
port===0?0:n.port+this.#n,o=n.listenHost??e;try{let a=u=>this.#o.accept(u);this.#h=await r.listen(o,s,a,u=>{this.#S(
{kind:"note",text:`node ${this.#i.id}: ${u}`})})}catch(a){let u=`cannot listen on ${P({host:o,port:s})}: ${rt(
a)}`;return this.#S({kind:"gave-up",reason:u}),this.#T(1)}}let i={host:e,port:this.#h.address.port};this.#o.emit(
{kind:"listening",address:i})}#T(e){if(!this.#y){this.#y=!0,this.#h?.close(),this.#o.stop();for(let n of this.#u.
values())n.stop();this.#s(e)}}#w(e,n){let r=this.#r;if(ha(n.view,n.start,n.end,r))return this.#N(e,n.view,void 0);
if(n.bytes[n.start]!==Rm)return;let i=n.bytes.subarray(n.start,n.end),s=et(i);if(s.kind==="nodeData")return r.
sink=s.sink,r.source=s.source,r.payload=s.payload,r.hops=s.hops,r.traceLength=s.trace.length,this.#N(e,n.view,
i)?(Ds(s)&&this.#o.send(e.link,ys(this.#i.id)),!0):!1}#N(e,n,r){let i=this.#r,s=this.#e,o=this.#n,a=Math.max(i.
hops,i.traceLength),u=Rs(s,o,i.source,i.sink,a);return u>=0?this.#D(u,e,n,r):(u===ar?ks(s,o,i.source,i.payload):
this.#I(e,u),!0)}#D(e,n,r,i){let s=this.#l[e];if(s===void 0||s.dead)return this.#I(n,Se),!0;let o=this.#e.id[this.#n],
a=i===void 0?void 0:Ta(i,o),u=a===void 0?Da(this.#r):a.length;return u>8+Kr?(this.#I(n,Os),!0):s.hasRoom(u)?(a===
void 0?s.used=ya(r,this.#r,s.view,s.used,o):(s.bytes.set(a,s.used),s.used+=a.length),Fs(this.#e,this.#n),s.dirty||
this.#_(s),!0):(s.waiting.add(n),!1)}#I(e,n){if(Ce(this.#e,this.#n,n),this.#i.isAlone)return;let r=1<<-n;if((e.
loggedDrops&r)!==0)return;e.loggedDrops|=r;let{source:i,sink:s}=this.#r,o=e.transport.remoteHost;this.#S({kind:"\
dropped",id:this.#i.id,host:o,source:i,sink:s,reason:As(n)})}#S(e){this.#t.options.report(this.#n,e)}hasRoom=e=>{
let n=this.#l[e];return n===void 0||n.dead||n.hasRoomToOriginate()};emit=(e,n,r)=>{let i=this.#l[e];return i===
void 0||i.dead?!1:(i.used=ga(i.view,i.used,n,this.#e.id[this.#n],r),i.dirty||this.#_(i),!0)};#_(e){e.dirty=!0,
this.#c.push(e),this.#F()}#F(){this.#f||(this.#f=!0,setImmediate(()=>this.#$()))}#$(){this.#f=!1,this.#m&&this.#L();
let e=this.#c;this.#c=[];for(let n of e)n.dirty=!1,this.#U(n)}#L(){let e=this.#e,n=e.originated[this.#n];this.#m=
this.#i.originate(this.#a,this),this.#m&&e.originated[this.#n]-n===this.#a&&this.#F()}#U(e){let{connection:n}=e;
this.#u.get(e)?.write()===!1?this.#x(e):n!==void 0&&!e.writing&&e.used>0&&(e.write(n,()=>this.#O(e)),this.#x(e))}#G(){
this.#p=new Map;for(let e of this.#l)e!==void 0&&this.#p.set(e,e.put);this.#B()}#B(){if(this.#p!==void 0){for(let[
e,n]of this.#p)e.gone>=n&&this.#p.delete(e);this.#p.size>0||(this.#p=void 0,this.#o.emit({kind:"drained"}))}}#O(e){
e.used>0&&!e.dirty&&this.#_(e),this.#x(e),this.#B()}#x(e){if(this.#m&&this.#F(),e.waiting.size===0)return;let n=[
...e.waiting];e.waiting.clear();for(let r of n)r.resume()}#V(e,n,r){let i=this.#l[e];(i===void 0||i.dead)&&(i=
new un(e,this.#t.pool),this.#l[e]=i);let s=this.#u.get(i);if(s!==void 0&&r.declared&&(s.recognised(),this.#u.delete(
i),n===i.link))return this.#O(i);this.#d.delete(i.link),this.#k(i.abandonWrite()),i.link=n,i.connection=n===0?
void 0:this.#o.get(n),Number.isNaN(n)?this.#R(i):n!==0&&this.#d.set(n,i),!r.declared&&s===void 0&&!i.dead&&this.#M(
i,r),this.#O(i)}#M(e,n){let{switchboard:r,options:i}=this.#t,s={probeMs:i.probeMs??Fm,stallMs:i.stallMs??Ya},o={
reads:()=>this.#i.programOf(n).messenger.reads,introducesItself:()=>this.#i.introducesItselfTo(n),proceed:()=>this.#O(
e),dropped:()=>Ce(this.#e,this.#n,Se),short:(a,u)=>{this.#e.awaitingSockets[this.#n]+=a,a>0&&!this.#g&&this.#P(
n,u)},givenUp:a=>{this.#S({kind:"note",text:`node ${n.id} takes no more packets: ${a}`}),this.#R(e),this.#O(e)}};
this.#u.set(e,new en(e,n.address,r,s,o))}#P(e,n){this.#g=!0;let r=`node ${this.#i.id}: ${n} for connections to\
 node ${e.id}; its packets wait, for ${Yr/1e3} s at most`;this.#S({kind:"note",text:r})}#k(e){for(let n=0;n<e;n++)
Ce(this.#e,this.#n,Se)}#R(e){e.dead=!0,e.connection=void 0,this.#k(e.abandonWrite()+e.count()),e.clear(),this.#u.
get(e)?.stop(),this.#u.delete(e)}};var ln=class{columns;nodes;#e;#n;#t;#s=0;constructor(e){this.#e=e,this.columns=new Nt(e.nodes),this.#t=e.nodes;
let n=e.noPipes!==!0&&e.nodes>1,r=new rn(n,Lm(e.listenHost)),i=new an(e.queueBytes??Ha),s={columns:this.columns,
switchboard:r,pool:i,options:e};this.nodes=Array.from({length:e.nodes},(o,a)=>new dn(s,a,u=>this.#o(u))),this.#n=
setInterval(()=>{for(let o of this.nodes)o.sweep()},st),this.#n.unref()}start(){for(let e of this.nodes)e.start()}command(e){
for(let n of this.nodes)n.command(e)}get running(){return this.#t}#o(e){this.#s=Math.max(this.#s,e),!(--this.#t>
0)&&(clearInterval(this.#n),this.#e.exit(this.#s))}};function Lm(t){return t===void 0||Mm(t)===0||t==="0.0.0.0"||
t==="::"?void 0:t}import*as le from"node:readline";import{readFileSync as Bm}from"node:fs";var Pm=250;function ot(){try{let t=Bm("/proc/self/stat","latin1"),[,,e,
,n,r]=t.slice(t.lastIndexOf(")")+2).split(" ");return n==="0"||e===r}catch{return!0}}function Ka(t){if(ot())return t(),
()=>{};let e=setInterval(()=>{ot()&&(clearInterval(e),t())},Pm);return()=>clearInterval(e)}import{existsSync as ja,lstatSync as $m,mkdirSync as Um,readFileSync as Gm,renameSync as Vm,rmSync as Wm,writeFileSync as Hm}from"node:fs";
import{homedir as Ym}from"node:os";import{dirname as qa,join as Za}from"node:path";var at=1e3,za=4096;function Ja(t){
let e=process.env.SINKWARD_HISTORY;if(e==="")return;let n=e??Za(Km(),"sinkward",`${t}-history`);return{lines:Xa(
n),add:r=>Xm(n,[r,...Xa(n).filter(i=>i!==r)].slice(0,at))}}function Km(){let t=process.env.XDG_STATE_HOME;return t?.
startsWith("/")?t:Za(Ym(),".local","state")}function Xa(t){try{return eu(t)?Gm(t,"utf8").split(`
`).filter(n=>n!==""&&n.length<=za).slice(-at).reverse():[]}catch{return[]}}function Xm(t,e){let n=`${t}.${process.
pid}`;try{if(ja(t)&&!eu(t))return;Qa(qa(t)),Hm(n,`${e.toReversed().join(`
`)}
`,{mode:384}),Vm(n,t)}catch{jm(n)}}function Qa(t){ja(t)||(Qa(qa(t)),Um(t,{mode:448}))}function eu(t){let e=$m(
t);return e.isFile()&&e.size<=at*za}function jm(t){try{Wm(t,{force:!0})}catch{}}function cn({isTTY:t}){return t===!0&&process.env.TERM!=="dumb"}function fn(t,e,n){let r=[];e&&r.push(e),n&&r.push(n);let i="",s=null,o=!1,a=0;for(;a<t.length;){let u=t[a];s?
u===s?s=null:i+=u:u==='"'||u==="'"?(s=u,o=!0):/\s/.test(u)?o&&(r.push(i),i="",o=!1):(i+=u,o=!0),a++}return o&&
r.push(i),r}var qm=" \\";function tu(t){return t.map((e,n)=>n+1<t.length?`${e}${qm}`:e)}var Ee=80,Xr={formatItem(t,e,n,r){let i=r.helpWidth??Ee;if(i-e-Zm>=r.minWidthToWrap||n==="")return Vi.prototype.
formatItem.call(r,t,e,n,r);let o=W(n,i-nu.length).map(a=>`${nu}${a}`);return[`  ${t}`,...o].join(`
`)}},Zm=4,nu=" ".repeat(6);function iu(t,e){for(let n of[t,...t.commands])n.configureHelp({...n.configureHelp(),
...Xr}).configureOutput({getOutHelpWidth:e,writeOut:r=>process.stdout.write(jr(r,e()))})}function jr(t,e){let n=r=>r.
length<=e;return t.split(`
`).every(n)?t:t.split(/(\n{2,})/).map(r=>r.split(`
`).every(n)?r:zm(r.split(`
`),e)).join("")}var ru="  ";function zm(t,e){let[n=""]=t,r=/^Examples?:$/.test(n);return(r?t:Jm(t)).flatMap(i=>{
if(i.length<=e)return[i];let s=/^ */.exec(i)[0],o=e-s.length-ru.length,a=W(i.trim(),r?o-2:o);return(r?tu(a):a).
map((u,d)=>`${s}${d>0?ru:""}${u}`)}).join(`
`)}function Jm(t){let e=[];for(let n of t){let r=e.at(-1)??"";!/^ |^$/.test(n)&&!/^ |:$|^$/.test(r)||r.endsWith(
",")?e[e.length-1]=`${r} ${n.trim()}`:e.push(n)}return e}function Zr(t){let e=[],n="",r=0,i=t.length;for(let s=0;s<t.length;s++){let o=t[s];if(n!=="")o===n&&(n="");else if(o===
'"'||o==="'")n=o;else if(o===";")e.push(t.slice(r,s)),r=s+1;else if(o==="#"&&/[\s;]/.test(t[s-1]??" ")){i=s;break}}
return e.push(t.slice(r,i)),e.map(s=>s.trim()).filter(s=>s!=="")}function su(t,e,n=Ee){let r,i=[],s=au(t,{run:o=>{
r=o},print:o=>i.push(jr(o,n)),width:n});try{s.parse(fn(e),{from:"user"})}catch(o){if(!(o instanceof Tt))throw o;
return i.length>0?{kind:"help",text:i.join("")}:{kind:"error",text:ep(s,o,e)}}return r===void 0?{kind:"error",
text:uu(e,"")}:{kind:"command",command:r}}function ou(t,e){let n=/(?:^|;)\s*(?:help\s+)?([^\s;]*)$/.exec(e)?.[1];
if(n===void 0)return[[],e];let{commands:r}=au(t,Qm),i=n===""?[]:r.flatMap(o=>o.aliases());return[[...r.map(o=>o.
name()),"help",...i].filter(o=>o.startsWith(n)).map(o=>`${o} `),n]}var Qm={run:()=>{},print:()=>{},width:Ee};function au(t,{
run:e,print:n,width:r}){let i=new St("").exitOverride().configureOutput({writeOut:n,writeErr:()=>{},getOutHelpWidth:()=>r,
getOutHasColors:()=>!1}).configureHelp({...Xr,commandUsage:s=>s.parent===null?"<command> [arguments]":qr(s),visibleOptions:()=>[]}).
helpCommand("help [command]","what there is, or how a command is used");return t.define(i,e),i}function qr(t){
let e=t.registeredArguments.map(n=>n.required?`<${n.name()}>`:`[${n.name()}]`);return[t.name(),...e].join(" ")}
function ep(t,e,n){let r=fn(n),i=(r[0]==="help"?r[1]:r[0])??"",s=t.commands.find(u=>u.name()===i||u.aliases().
includes(i)),o=e.message.replace(/^error: /,"").replaceAll(`
`," ");if(s===void 0)return uu(i,o);if(e.code==="commander.excessArguments")return`${s.name()}: too many argum\
ents; usage: ${qr(s)}`;let a=/^command-argument value '(.*)' is invalid for argument '.*?'\. (.*)\.$/.exec(o);
return a!==null?`${s.name()}: '${a[1]}' was given, but ${a[2]}`:`${s.name()}: ${o}; usage: ${qr(s)}`}function uu(t,e){
let n=/\(Did you mean (.*\?)\)$/.exec(e)?.[1];return`unknown command '${t}'; ${n===void 0?"'help' lists the co\
mmands":`did you mean ${n}`}`}async function du(t){let{commands:e,exec:n="",signal:r,interactive:i}=t,s=new Set,o=l=>({ended:l,exitCode:tp(s)}),
a=async(l,c)=>{for(let f of l){if(r?.aborted)return;let{outcome:m,exits:p}=await np(t,f);if(m==="stopped")return i?
void 0:o("aborted");if(c&&s.add(m),p)return o("exit")}};t.input.on("error",()=>{});let u=await a(Zr(n),!0);if(u!==
void 0)return u;if(r?.aborted)return o("aborted");let d=ip(t);try{let l=i;for(let f=await d.next();f!==void 0;f=
await d.next()){let m=Zr(f);l||=m.length>0;let p=await a(m,!i);if(p!==void 0)return p}if(r?.aborted)return o("\
aborted");if(!l)return o("serving");let c=await t.execute(e.exit);return i||s.add(c),o(c==="stopped"?"aborted":
"exit")}finally{d.close()}}function tp(t){return t.has("failed")?1:t.has("mismatch")?3:0}async function np({commands:t,
execute:e,show:n,helpWidth:r},i){let s=su(t,i,r?.());switch(s.kind){case"help":return n.help(s.text),{outcome:"\
done",exits:!1};case"error":return n.error(s.text),{outcome:"failed",exits:!1};case"command":{let o=await e(s.
command);return{outcome:o,exits:s.command.name===t.exit.name&&o==="done"}}default:return s}}var rp=100;function ip(t){
let{input:e,screen:n,interactive:r,signal:i}=t,s=e.isTTY===!0,o=r&&n.redraws,a=[],u,d=!1,l=!1,c=!1,f=()=>{},m=()=>{},
p=()=>{d=!0,f()},g=()=>{m(),u===void 0?p():u.close()},D=()=>{let N=sp(t);return N.on("line",F=>{a.push(F),f()}),
N.on("close",p),N.on("error",g),N.on("SIGINT",()=>op(N,t)),N.on("SIGTSTP",()=>process.kill(0,"SIGTSTP")),N},x=()=>{
if(u??=D(),o)for(let N of[!1,!0])e.setRawMode?.(N);r&&n.enter(u),u.resume()},E=()=>{m(),n.leave(),d||u?.pause()},
y=()=>{s?m=Ka(x):x()},b=()=>{r&&d&&n.endLine(),E(),!d&&o&&(!s||ot())&&e.setRawMode?.(!1)},A=()=>{c=!0,l&&ot()&&
(o&&e.setRawMode?.(!1),r&&n.endLine()),E(),process.removeListener("SIGTSTP",A),setImmediate(()=>process.kill(process.
pid,"SIGTSTP")),setTimeout(()=>setImmediate(()=>c&&R()),rp)},R=()=>{c=!1,process.removeListener("SIGTSTP",A),process.
on("SIGTSTP",A),l&&(E(),y())};return s&&(process.on("SIGTSTP",A),process.on("SIGCONT",R)),i?.addEventListener(
"abort",g,{once:!0}),(i?.aborted||!e.readable)&&g(),{next:async()=>{if(a.length===0&&!d){let N=new Promise(F=>{
f=F});l=!0,y(),await N,l=!1,b()}return i?.aborted?void 0:a.shift()},close:()=>{i?.removeEventListener("abort",
g),process.removeListener("SIGTSTP",A),process.removeListener("SIGCONT",R),m(),u?.close()}}}function sp({commands:t,
input:e,screen:n,interactive:r,history:i}){let s=le.createInterface({input:e,terminal:r&&n.redraws,crlfDelay:Number.
POSITIVE_INFINITY,...r&&{output:n.terminal,prompt:t.prompt,history:[...i?.lines??[]],historySize:at,removeHistoryDuplicates:!0,
completer:o=>ou(t,o)}});return i!==void 0&&s.on("history",([o])=>i.add(o??"")),s}function op(t,{interrupt:e}){
if(t.line===""){e===void 0?process.kill(process.pid,"SIGINT"):e();return}t.write(null,{ctrl:!0,name:"e"}),t.write(
null,{ctrl:!0,name:"u"})}var ap=/(?:^|\n|\r\x1b\[K)$/;function lu(t,e){let n=t.isTTY===!0||e.isTTY!==!0?t:e,r=cn(
n),i,s=!0,o=!1,a=()=>{n.isTTY===!0&&(i!==void 0||o||!s)&&n.write(`
`),s=!0,o=!1},u=d=>({isTTY:d.isTTY===!0,write:l=>{if(d.isTTY===!0&&l!==""&&(o&&a(),s=ap.test(l)),i===void 0||d.
isTTY!==!0){d.write(l);return}r?up(i,n):n.write(`
`),d.write(l),i.prompt(!0)}});return{stdout:u(t),stderr:u(e),terminal:n,redraws:r,enter:d=>{i=d,d.prompt(!0)},
leave:()=>{i=void 0},endLine:a,keyShown:()=>{o=i===void 0}}}function up(t,e){le.moveCursor(e,0,-t.getCursorPos().
rows),le.cursorTo(e,0),le.clearScreenDown(e),t.prevRows=0}import{constants as dp,readFileSync as cu,readlinkSync as lp}from"node:fs";import{constants as cp}from"node:os";
import{basename as fp}from"node:path";var mp=["SIGINT","SIGTERM","SIGHUP"],pp=1n,{O_WRONLY:hp}=dp;function fu(t){let e=r=>t(r,128+cp.signals[r]),n=mp.filter(r=>r!=="SIGHUP"||!pu());for(let r of n)process.on(r,
e);return()=>{for(let r of n)process.removeListener(r,e)}}function mu(){pu()&&process.on("SIGHUP",()=>{})}function pu(){
return fp(process.env._??"")==="nohup"||gp()||Dp()}function gp(){return hu(()=>{let t=/^flags:\s*([0-7]+)/m.exec(
cu("/proc/self/fdinfo/0","utf8"))?.[1];return t!==void 0&&Number.parseInt(t,8)%4===hp&&lp("/proc/self/fd/0")===
"/dev/null"})}function Dp(){return hu(()=>{let t=/^SigIgn:\s*([0-9a-f]+)/m.exec(cu(`/proc/${process.ppid}/stat\
us`,"utf8"))?.[1];return(BigInt(`0x${t??"0"}`)&pp)!==0n})}function hu(t){try{return t()}catch{return!1}}function zr(t){return/^[\w.,:@%+/=-]+$/.test(t)?t:`'${t.replaceAll("'","'\\''")}'`}var yp=t=>Object.entries(t),Du=t=>/--[\w-]+/.exec(t)[0];function yu(t,e){for(let[n,r]of yp(e)){let i=gu(r,r.flag);
r.defaultHelp!==void 0&&(i.description+=` (default: ${r.defaultHelp})`),r.default!==void 0&&i.default(r.default,
r.kind?.print(r.default)),r.env!==void 0&&i.env(r.env),t.addOption(i);for(let s of r.aliases??[]){let o=gu(r,r.
flag.replace(Du(r.flag),`--${s}`)).hideHelp();t.addOption(o),t.on(`option:${s}`,()=>{t.setOptionValueWithSource(
n,t.getOptionValue(o.attributeName()),"cli")})}}return t}function gu(t,e){let n=new Gi(e,t.help),{kind:r}=t;if(r===
void 0)return n;let i=Du(e).slice(2);return n.argParser((s,o)=>{let a=r.parse(s,i);return o===void 0?a:t.together?.(
o,a)??a})}import{randomBytes as zh}from"node:crypto";function mn(t,e){let n=Ep(t,e);return n!==void 0?`; did you mean '${n}'?`:e.length===0?"":`; there ${e.length===
1?"is":"are"} ${bp(e)}`}function bp(t){return t.length<2?t.join():`${t.slice(0,-1).join(", ")} and ${t.at(-1)}`}
function Ep(t,e){let n=t.slice(0,40).toLowerCase().replaceAll("_","-"),r,i=1+Math.max(1,Math.floor(n.length/3));
for(let s of e){let a=n.length>=3&&s.startsWith(n)?1:xp(n,s);a>=i||(i=a,r=s)}return r}function xp(t,e){let n=[],
r=Array.from({length:e.length+1},(i,s)=>s);for(let i=1;i<=t.length;i++){let s=[i];for(let o=1;o<=e.length;o++){
let a=t[i-1]===e[o-1]?0:1,d=i>1&&o>1&&t[i-1]===e[o-2]&&t[i-2]===e[o-1]?n[o-2]+1:Number.POSITIVE_INFINITY;s.push(
Math.min(r[o]+1,s[o-1]+1,r[o-1]+a,d))}n=r,r=s}return r[e.length]}var vp=1;function Tp({event:t,...e},{first:n=!1}={}){return`${ds({event:t,...n?{schemaVersion:vp}:{},...e},Cp)}\

`}function Qr(t){let e=!0;return n=>{t(Tp(n,{first:e})),e=!1}}var Sp=new Set(["reason","info","address","host",
"message","expected","got"]);function Cp(t,e){return typeof e=="string"&&Sp.has(t)?wt(e):e}function pn(t,e){switch(t.
kind){case"summary":return{event:"summary",...t.summary,nodes:t.summary.nodes.map(Jr),totals:Jr(t.summary.totals),
seconds:e===void 0?null:Math.round(e*1e3)/1e3};case"diagnostics":return{event:"diagnostics",...Jr(t.diagnostics)};case"\
note":return{event:"note",text:wt(t.text)};case"nodes":return{event:"nodes",nodes:t.members};default:return wp(
t)}}function Jr(t){let{sumSent:e,sumReceived:n}=t;return{...t,sumSent:String(e),sumReceived:String(n)}}function wp({
kind:t,...e}){return{event:t,...e}}var Np={us:1,ms:1e3,s:1e6,min:6e7,h:36e8,d:864e8},_p=Object.keys(Np),BE=new Map([..._p.map(t=>[t,t]),["m","min"],
["\xB5s","us"]]);function ei(t){let e=Math.round(t/1e6),n=Math.floor(e/60),r=Math.floor(n/60),i=Math.floor(r/24);return i>0?`${i}\
d ${r%24}h`:r>0?`${r}h ${n%60}min`:n>0?`${n}min ${e%60}s`:`${e}s`}var Op=100,bu=2e3,Ap=1e4,Rp="\r\x1B[K",Ip=10,Fp=40;function ti(t,e,n){return`${v(t).padStart(v(e).length)} of ${v(
e)} ${n}`}function kp({label:t,done:e,total:n,said:r},i){let s=n>0?Math.min(1,Math.max(0,e/n)):0,o=`${String(Math.
floor(s*100)).padStart(3)} %`;for(let a=0;a<=r.length;a++){let u=[o,r.slice(a).join(", ")].filter(l=>l!=="").join(
"  "),d=i-`${t}  []  ${u}`.length;if(d>=Ip)return`${t}  [${Lp(s,Math.min(d,Fp))}]  ${u}`}return[`${t} ${o}`,o.
trim(),""].find(a=>a.length<=Math.max(0,i))}function Mp(t,e,n){let r=t.split(" "),i=r.map((s,o)=>r.slice(0,r.length-
o).join(" "));return[`${t}, ${e}`,...i,""].find(s=>s.length<=Math.max(0,n))}function Lp(t,e){let n=Math.floor(
t*e);return"#".repeat(n)+".".repeat(e-n)}var ut=class{#e;#n;#t;#s;#o="";#i=0;#r=0;#d;#u="";constructor(e,n,r=()=>performance.
now()){this.#e=e,this.#n=n,this.#t=r,this.#s=cn(e),this.#d=r()+(this.#s?0:bu)}show(e){let{label:n,done:r,total:i,
said:s}=e;if(n!==this.#o&&this.#a(n,r),!this.#l())return;let o=r-this.#r,a=o>0?(this.#t()-this.#i)*(i-r)/o:void 0,
u=a===void 0||r>=i?[]:[`${ei(1e3*a)} left`],d=[...s,...u];this.#s?this.#f(kp({...e,said:d},this.#c)):this.#e.write(
`${n}: ${d.join(", ").trimStart()}.
`)}wait(e){if(e!==this.#o&&this.#a(e,0),!this.#l())return;let n=ei(1e3*(this.#t()-this.#i));this.#s?this.#f(Mp(
e,n,this.#c)):this.#e.write(`${e}, ${n}.
`)}around(e){let n=this.#u;this.#f(""),e(),this.#f(n)}hide(){this.#f(""),this.#o=""}#a(e,n){this.#o=e,this.#i=
this.#t(),this.#r=n,this.#d=this.#s?this.#i:Math.max(this.#d,this.#i+bu)}#l(){let e=this.#t();return e<this.#d?
!1:(this.#d=e+(this.#s?Op:Ap),!0)}get#c(){return Math.max(0,this.#n()-3)}#f(e){!this.#s||e===this.#u||(this.#e.
write(`${Rp}${e}`),this.#u=e)}};function Fe(t){return`${t.map(Bp).join(",")}
`}function Bp(t){return t===null?"":typeof t!="string"?String(t):/[",\r\n]|^\s|\s$/.test(t)?`"${t.replaceAll('"',
'""')}"`:t}var xu=["sent","received","relayed","sum_sent","sum_received","dropped"],Pp=Fe(["node",...xu,"left"]);function vu({
nodes:t,totals:e}){let n=t.filter(i=>i.left).length,r=t.map(i=>Eu(i.id,i,i.left?1:0));return[Pp,...r,Eu("Sum",
e,n)].join("")}function Eu(t,e,n){return Fe([t,..._u(e),n])}function Tu(t){return ni([["node","address","state",
"ours"],...t.map(({id:e,address:n,state:r,ours:i})=>[e,C(n),r,i?1:0])])}function Su(t){return ni([["node","ent\
ry","peer","address"],...t.flatMap(({id:e,peers:n})=>n.map((r,i)=>[e,i+1,r.id,C(r.address)]))])}function Cu(t){
return ni([["hop","node"],...t.map((e,n)=>[n,e])])}var wu=Fe(["node",...xu,"to_send","state","address","peers"]);
function Nu(t){let{id:e,toSend:n,state:r,address:i,peers:s}=t,o=[e,..._u(t),n,C(r),C(i),s.join(" ")];return Fe(
o)}function _u({sent:t,received:e,relayed:n,sumSent:r,sumReceived:i,dropped:s}){return[t,e,n,r,i,s]}function ni(t){
return t.map(Fe).join("")}var ri=20;function dt(t){switch(t.kind){case"registered":return`Node ${t.id} registered from ${C(t.address)}${t.
ours?"":" (not a Sinkward program)"}; ${qn(t.nodes)}.`;case"refused":return $(`Refused a ${t.what} from ${C(t.
host)}: ${C(t.reason)}`);case"left":return $p(t);case"setting-up":return`Setting up the overlay: ${O(t.nodes,"\
node")}, ${Ou(t.entries)} each, ${t.idBits}-bit IDs.`;case"ready":return`Registry now ready to initiate tasks.\
 (${O(t.nodes,"node")}, ${Ou(t.entries)} each)`;case"started":return`Run ${t.run}: ${O(t.nodes,"node")}, ${O(t.
packetsPerNode,"packet")} from each.`;case"progress":return`${v(t.received)} of ${O(t.expected,"packet")} rece\
ived.`;case"waiting":return`${t.registered} of ${O(t.wanted,"node")} registered.`;case"status":return Up(t);case"\
path":return Gp(t);case"note":return $(C(t.text));case"violation":return $(`Closed the connection of ${C(t.host)}\
: ${C(t.reason)}`);case"ended":return Fu(t);default:return t}}function Au(t){switch(t.kind){case"registered":return Vp(
t);case"refused":return $(`The registry refused: ${C(t.reason)}`);case"registry-lost":return`Node ${t.id} lost\
 the registry: ${C(t.reason)}; trying to reach it again.`;case"gave-up":return $(`Gave up: ${C(t.reason)}`);case"\
dropped":return`Node ${t.id} drops packets like one from ${t.source} to ${t.sink} that came from ${C(t.host)}:\
 ${t.reason}.`;case"set-up":return`Node ${t.id} is set up; its peers are ${t.peers.join(", ")}.`;case"set-up-f\
ailed":return $(`Node ${t.id} could not be set up: ${C(t.reason)}`);case"started":return`Node ${t.id} sends ${O(
t.packets,"packet")}.`;case"finished":return`Node ${t.id} has sent its ${O(t.packets,"packet")}.`;case"note":return $(
C(t.text));case"violation":return $(`Closed the connection of ${C(t.host)}: ${C(t.reason)}`);case"ended":return Fu(
t);default:return t}}function Ru(t,e){return`Listening on ${t.includes(":")?`[${t}]`:t}:${e}.`}function Iu(t,e){
let n=zr(t);return e?`Seed: ${n} (drawn; --seed ${n} repeats the run).`:`Seed: ${n}.`}function $p(t){let{id:e,
address:n,nodes:r,how:i,reason:s,consequence:o}=t,a=s===""||i==="deregistered"?"":`: ${C(s)}`,u=i==="lost"?"le\
ft":"deregistered",d=`Node ${e} (${C(n)}) ${u}${a}; ${qn(r)}.`;return o===""?d:`${d} ${$(C(o))}`}function Up({
text:t,waitsFor:e}){let n=e.slice(0,ri).join(", "),r=e.length>ri?` and ${e.length-ri} more`:"";return $(C(e.length===
0?t:`${t}; waiting for node ${n}${r}`))}function Gp({source:t,sink:e,ids:n}){return n.length===0?`There is no \
path from ${t} to ${e}.`:`${n.join(" \u2192 ")} (${O(n.length-1,"hop")})`}function Vp({id:t,address:e,info:n}){
let r=n===""?"":` The registry says: ${$(C(n))}`;return`Registered as node ${t}, listening on ${C(e)}.${r}`}function Fu(t){
return t.outcome!=="failed"?"":$(`${t.command} failed${t.reason===""?"":`: ${C(t.reason)}`}`)}function Ou(t){return t===
1?"1 entry":`${t} entries`}var Ld=vn(kd(),1);function bn(t,e){return["boxed","open","tight"].find(r=>hi(t,r)<=e)}function pt(t,e,n){let r=bn(t,e);return r===
void 0?wh(t,e,n):pi(t,r,n)}function wh({head:t,rows:e,foot:n},r,i){let{bold:s}=Ue(i),o=(u="")=>u.replaceAll(`
`," ").trim();return[...e.map(([u,...d])=>[`${t[0]} ${u}`,...d]),...n===void 0?[]:[n]].flatMap(([u,...d])=>[...W(
o(u),r).map(s),...d.flatMap((l,c)=>o(l)===""?[]:Nh(`${o(t[c+1])}: ${o(l)}`,r))]).join(`
`)}function Nh(t,e){return W(t,e-4).map((n,r)=>`${r===0?"  ":"    "}${n}`)}function pi(t,e,n){let{bold:r}=Ue(n),
i=Ah(e),s=new Ld.default({head:t.head.map(o=>Fh(o,r)),colAligns:[...t.align],chars:{..._h[e],...Oh},style:{head:[],
border:[],"padding-left":e==="boxed"?1:0,"padding-right":e==="boxed"?1:0}});return t.rows.forEach((o,a)=>{s.push(
a===0?o.map(u=>({content:u,chars:i})):[...o])}),t.foot!==void 0&&s.push(t.foot.map(o=>({content:r(o),chars:i}))),
s.toString()}var Md={top:"","top-mid":"","top-left":"","top-right":"",bottom:"","bottom-mid":"","bottom-left":"",
"bottom-right":"",left:"",right:""},_h={boxed:{},open:{...Md,middle:"  "},tight:{...Md,middle:" "}},Oh={mid:"",
"left-mid":"","mid-mid":"","right-mid":""};function Ah(t){return t==="boxed"?{mid:"\u2500","left-mid":"\u251C",
"mid-mid":"\u253C","right-mid":"\u2524"}:{mid:"\u2500","mid-mid":t==="open"?"  ":" "}}function hi(t,e){let n=t.
head.length,r=Rh(t).reduce((i,s)=>i+s,0);return e==="boxed"?r+3*n+1:r+(e==="open"?2:1)*(n-1)}function Rh({head:t,
rows:e,foot:n}){let r=[t,...e,...n===void 0?[]:[n]];return t.map((i,s)=>r.reduce((o,a)=>Math.max(o,Ih(a[s]??"")),
0))}function Ih(t){return t.split(`
`).reduce((e,n)=>Math.max(e,n.length),0)}function Fh(t,e){return t.split(`
`).map(e).join(`
`)}var ht=200;function Pd(t,e){let n=[];t.nodes.some(a=>a.left)&&n.push("* left during the run; its last counters\
 are unknown");let r=kh.find(({frame:a,...u})=>hi(Di(t,u),a)<=e.width);if(r===void 0){let a=Di(t,{head:yi,number:v,
sums:!0}),u=pt(a,e.width,e.color);return gt(u,t.nodes.length,e,n)}let{frame:i,...s}=r;s.sums||n.push("(too nar\
row for the sums: --format csv)");let o=pi(Di(t,s),i,e.color);return gt(o,t.nodes.length,e,n)}function $d(t,e){
if(t.length===0)return`No node is registered.
`;let n=t.some(a=>!a.ours),r=a=>({head:["Node ID","Address","State",...n?["Program"]:[]],align:["right","left",
"left",...n?["left"]:[]],rows:t.slice(0,ht).map(u=>[String(u.id),Lh(zn(u.address),a),u.state,...n?[u.ours?"Sin\
kward":"another"]:[]])}),i=r(Number.POSITIVE_INFINITY),s=bn(i,e.width)!==void 0,o=pt(s?i:r(Mh),e.width,e.color);
return gt(o,t.length,e)}function Ud(t,e){if(t.length===0)return`There are no routing tables: setup-overlay mak\
es them.
`;let n=o=>({head:["Node ID","Peers"],align:["right","left"],rows:t.slice(0,ht).map(a=>[String(a.id),o(a)])}),
r=n(({peers:o})=>o.map(({id:a,address:u})=>`${a} (${zn(u)})`).join(", "));if(bn(r,e.width)!==void 0)return gt(
pt(r,e.width,e.color),t.length,e);let i=e.width-Ph(t)-Bh,s=n(({peers:o})=>W(o.map(({id:a})=>a).join(", "),i).join(
`
`));return gt(pt(s,e.width,e.color),t.length,e)}function Gd(t){let{id:e,address:n,state:r,toSend:i,peers:s,drops:o}=t;
return`${[`Node ${e} at ${C(n)}: ${C(r)}, ${O(i,"packet")} to send`,`  sent ${v(t.sent)}, received ${v(t.received)}\
, relayed ${v(t.relayed)}, dropped ${v(t.dropped)}`,`  sum sent ${v(t.sumSent)}, sum received ${v(t.sumReceived)}`,
`  peers ${s.length===0?"none":s.join(", ")}`,...Object.entries(o).map(([u,d])=>`  dropped ${v(d)}: ${C(u)}`)].
join(`
`)}
`}var yi=["Node ID","Packets sent","Received","Relayed","Sum sent","Sum received"],Bd=[`Node
ID`,`Packets
sent`,"Received","Relayed","Sum sent","Sum received"],gi=["ID","Sent","Rcvd","Relayed","Sum sent","Sum rcvd"],
kh=[{frame:"boxed",head:yi,number:v,sums:!0},{frame:"boxed",head:Bd,number:v,sums:!0},{frame:"open",head:yi,number:v,
sums:!0},{frame:"open",head:Bd,number:v,sums:!0},{frame:"tight",head:gi,number:v,sums:!0},{frame:"tight",head:gi,
number:String,sums:!0},{frame:"tight",head:gi,number:String,sums:!1}];function Di({nodes:t,totals:e},{head:n,number:r,
sums:i}){let s=e.dropped>0||t.some(l=>l.dropped>0),o=t.some(l=>l.left),a=({left:l})=>l?"*":o?" ":"",u=(l,c)=>[
l,r(c.sent),r(c.received),r(c.relayed),...i?[r(c.sumSent),r(c.sumReceived)]:[],...s?[r(c.dropped)]:[]],d=[...i?
n:n.slice(0,4),...s?["Dropped"]:[]];return{head:d,align:d.map(()=>"right"),rows:t.slice(0,ht).map(l=>u(`${l.id}${a(
l)}`,l)),foot:u(o?"Sum ":"Sum",e)}}function gt(t,e,{width:n},r=[]){let s=[...e>ht?[`and ${v(e-ht)} more (--for\
mat csv shows all)`]:[],...r].flatMap(o=>W(o,n));return`${[t,...s].join(`
`)}
`}var Mh=21;function Lh(t,e){return t.length>e?`${t.slice(0,e-3)}...`:t}var Bh=7;function Ph(t){return t.reduce(
(e,{id:n})=>Math.max(e,String(n).length),7)}var $h=20,Uh="its counters after its last answer are unknown";function bi(t,e){let{good:n,bad:r}=Ue(e);if(t.matched)
return`${n("\u2713")} ${Gh(t)}
`;let i=t.faults.slice(0,$h),s=t.faultCount-i.length;return`${[`${r("\u2717 NOT verified")}: ${Vh(t)}`,...t.nodes.
filter(({left:a})=>a).map(({id:a})=>`  ${r("left")}: node ${a}; ${Uh}`),...t.nodes.flatMap(({id:a,doubt:u})=>u===
void 0?[]:[`  ${r("doubtful")}: node ${a} ${C(u)}`]),...i.map(a=>`  ${Wh(a,r)}`),...s>0?[`  and ${v(s)} more`]:
[]].join(`
`)}
`}function Vd(t,e){let{run:n,nodes:r,packetsPerNode:i,hops:s}=t,o=e===void 0?"":` in ${e.toFixed(3)} s`;return`\
Run ${n}: ${O(r.length,"node")}, ${O(i,"packet")} a node, ${O(s,"hop")}${o}.`}function Gh({totals:t}){let{sent:e,
received:n,sumSent:r,sumReceived:i}=t;return`sent ${v(e)} = received ${v(n)}; sums ${v(r)} = ${v(i)}`}function Vh({
missing:t,totals:e,nodes:n,stopped:r}){let{sent:i,received:s,sumSent:o,sumReceived:a}=e,u=`(sent ${v(i)}, rece\
ived ${v(s)})`;return r?`the run was stopped ${u}`:t>0?`${O(t,"packet")} missing ${u}`:t<0?`${O(-t,"packet")} \
too many ${u}`:o!==a?`${O(i,"packet")} sent and received, but sums differ (sent ${v(o)}, received ${v(a)})`:n.
some(({left:d})=>d)?`counters are incomplete ${u}`:`${O(i,"packet")} sent and received with equal sums, but no\
t the same packets (hashes differ)`}function Wh({kind:t,packets:e,source:n,sink:r},i){return`${i(t)}: ${O(e,"p\
acket")} from ${n} to ${r}`}var Wd=["table","csv","json"];function Ei(t){let e=()=>t.width()||80;return t.format==="json"?Hh(t):Yh({...t,width:e})}
function Hh({stdout:t,nowMs:e,event:n}){let r=Hd(e),i=n??Qr(s=>t.write(s));return{registry:s=>{s.kind==="ended"&&
s.outcome==="failed"&&i({event:"error",message:`${s.command}: ${s.reason}`}),i(pn(s,r.seconds(s)))},messenger:s=>i(
pn(s)),listening:({host:s,port:o})=>i({event:"listening",host:s,port:o}),seed:(s,o)=>i({event:"seed",seed:s,drawn:o}),
note:s=>i(pn({kind:"note",text:s})),error:s=>i({event:"error",message:s}),help:s=>i({event:"help",text:s})}}function Yh(t){
let{stderr:e,width:n,nowMs:r,format:i}=t,s=Hd(r),o=new ut(e,n,r),a=jh(t),u=l=>{l!==""&&o.around(()=>e.write(`${l}\

`))},d=l=>o.around(l);return{registry:l=>{let c=s.seconds(l);switch(l.kind){case"summary":return o.hide(),a.summary(
l.summary),u(Vd(l.summary,c));case"nodes":return d(()=>a.nodes(l.members));case"tables":return d(()=>a.tables(
l.tables));case"path":return d(()=>a.path(l));case"status":return d(()=>(i==="csv"?e:t.stdout).write(`${dt(l)}\

`));case"progress":return o.show(Kh(l));case"waiting":return o.show(Xh(l));case"ended":return(l.command==="sta\
rt-rounds"||l.command==="wait-for")&&o.hide(),u(dt(l));default:return u(dt(l))}},messenger:l=>{l.kind==="diagn\
ostics"?d(()=>a.diagnostics(l.diagnostics)):u(Au(l))},listening:({host:l,port:c})=>u(Ru(l,c)),seed:(l,c)=>u(Iu(
l,c)),note:l=>u(C(l)),error:l=>u(`error: ${C(l)}`),help:l=>d(()=>(i==="csv"?e:t.stdout).write(l))}}function Kh({
received:t,expected:e}){let n=[ti(t,e,"packets received")];return{label:"start-rounds",done:t,total:e,said:n}}
function Xh({registered:t,wanted:e}){let n=[ti(t,e,"nodes registered")];return{label:"wait-for",done:t,total:e,
said:n}}function jh(t){return t.format==="csv"?Zh(t):qh(t)}function qh({stdout:t,color:e,width:n}){let r=()=>({
width:n(),color:e});return{summary:i=>t.write(Pd(i,r())+bi(i,e)),nodes:i=>t.write($d(i,r())),tables:i=>t.write(
Ud(i,r())),path:i=>t.write(`${dt(i)}
`),diagnostics:i=>t.write(Gd(i))}}function Zh({stdout:t,stderr:e}){let n=0,r=!1,i=s=>{t.write(n++===0?s:`
${s}`),r=!1};return{summary:s=>{i(vu(s)),e.write(bi(s,!1))},nodes:s=>i(Tu(s)),tables:s=>i(Su(s)),path:({ids:s})=>i(
Cu(s)),diagnostics:s=>{r||i(wu),r=!0,t.write(Nu(s))}}}function Hd(t){let e;return{seconds:n=>{if(n.kind==="sta\
rted"&&(e={run:n.run,startMs:t()}),!(n.kind!=="summary"||e?.run!==n.summary.run))return e.seconds??=(t()-e.startMs)/
1e3,e.seconds}}}function En(t,e){if(t.isTTY!==!0)return t;let n=r=>Zn(r)<=e()?r:W(r,e()-Yd.length).join(`
${Yd}`);return{isTTY:!0,write:r=>t.write(r.endsWith(`
`)?r.split(`
`).map(n).join(`
`):r)}}var Yd="  ";var re={done:0,failed:1,usage:2,mismatch:3,interrupted:130};function Kd(t){let e=lu(process.stdout,process.stderr);
process.once("exit",()=>e.endLine()),process.on("SIGINT",()=>e.keyShown());let n=()=>process.stdout.columns||process.
stderr.columns||80,r=Ei({format:t,stdout:t==="table"?En(e.stdout,n):e.stdout,stderr:En(e.stderr,n),color:process.
stdout.isTTY===!0&&process.stdout.hasColors()&&!process.env.NO_COLOR,width:n,nowMs:()=>performance.now()}),i=process.
stdin.isTTY===!0&&e.terminal.isTTY===!0;return{reporter:r,screen:e,interactive:i,helpWidth:t==="json"?void 0:n}}
function Xd(t){return t!==void 0?{seed:t,drawn:!1}:{seed:zh(5).toString("hex"),drawn:!0}}var Jh=2500;function Ci(t){
process.exitCode=t,process.stdin.pause(),process.stdin.unref?.(),setTimeout(()=>Dt(t),Jh).unref()}function Dt(t){
process.exitCode=t;let e=2,n=()=>{--e===0&&process.exit()};for(let r of[process.stdout,process.stderr])r.destroyed?
n():r.write("",n)}function jd(){if(process.channel===void 0&&process.connected===void 0)return;let t=()=>process.
exit(re.failed);process.once("disconnect",t),process.channel?.unref(),process.connected===!1&&t()}var xi=Dt;function qd(t){xi=t}var vi=class extends Error{},Ti=class extends Error{};async function Zd(t){ng(),
mu(),t.exitOverride().configureOutput({outputError:()=>{},writeErr:()=>{}}),iu(t,()=>process.stdout.columns||Ee);
let e=En(process.stderr,()=>process.stderr.columns||Ee);try{await t.parseAsync()}catch(n){if(Si)return;if(!(n instanceof
Tt))return e.write(n.message.replace(/^/gm,"error: ").concat(`
`)),Dt(Qh(n));if(n.exitCode===0)return;e.write(`${eg(t,n)}
`),process.exitCode=re.usage}}function Qh(t){return t instanceof vi?re.usage:t instanceof Ti?re.mismatch:re.failed}
function eg(t,e){let r=(e.code==="commander.help"?tg(t):e.message).replaceAll(`
`," ").replace(/\.$/,"");return/[Dd]id you mean|; there are|must be|Allowed choices|; use /.test(r)?r:`${r}; u\
sage: ${t.name()} ${t.usage()}`}function tg({args:t,commands:e}){let[,n]=t;if(n===void 0)return"error: there i\
s no command";let r=e.map(i=>i.name());return`error: unknown command '${n}'${mn(n,r)}`}var Si=!1;function ng(){
process.stdout.on("error",t=>{if(!Si){if(Si=!0,t.code==="EPIPE")return xi(re.done);process.stderr.write(`error\
: cannot write the output: ${t.message}
`),xi(re.failed)}}),process.stderr.once("error",()=>{process.stderr.on("error",()=>{}),process.once("exit",t=>{
t===re.done&&(process.exitCode=re.failed)})})}var zd=()=>"0.2.0";var Jd={prompt:"messenger> ",exit:{name:"exit-overlay"},define:(t,e)=>{t.addHelpText("after",`
Ctrl-C clears what is typed, then leaves the overlay; again, ends at once.`),t.command("print-counters-and-dia\
gnostics").alias("print").description("what this node sent, received and relayed, and its peers").action(()=>e(
{name:"print-counters-and-diagnostics"})),t.command("exit-overlay").alias("exit").alias("quit").description("d\
eregisters, waits for the answer and ends (also: quit)").action(()=>e({name:"exit-overlay"}))}};var Qd={parse(t){let e=/^\[(.*)\]$/.exec(t)?.[1]??t;if(/^[^\s[\]/]+$/.test(e))return e;throw new ce("host must\
 be a name or an IP address; 0.0.0.0 and :: mean all.")},print:t=>t};var rg=/^\d{1,3}(?:([_,])\d{3})(?:\1\d{3})*$/,ig=/^\d{1,16}(?:\.\d{1,15})?(?:e\+?\d{1,2})?$/i;var el="1000, 10_000 or 1e6";function tl(t){let e=rg.test(t)?t.replace(/[_,]/g,""):t,n=ig.test(e)?Number(e):Number.
NaN;return Number.isSafeInteger(n)?n:void 0}function nl(t,e){return new ce(`${t} must be ${e}.`)}function Le(t,e){return{parse(n,r){let i=tl(n.trim());if(i!==
void 0&&i>=t&&i<=e)return i;let s=e>=1e3?`, such as ${el}`:"";throw nl(r,`a whole number from ${v(t)} to ${v(e)}${s}`)},
print:String}}function rl(t){return{parse(e,n){let r=t.find(i=>i===e);if(r!==void 0)return r;throw new ce(`${n} must be ${t.
slice(0,-1).join(", ")} or ${t.at(-1)}${dg(e,t)}.`)},print:e=>e}}function dg(t,e){let n=mn(t,e);return n.includes(
"did you mean")?n.replace(/\?$/,""):""}var il={parse(t,e){if(t!=="")return t;throw nl(e,"text of one character or more")},print:t=>t};var lg={parse:t=>t,print:t=>t},sl={flag:"--seed <text>",kind:il,help:"seed of everything that is random",defaultHelp:"\
drawn, and shown",env:"SINKWARD_SEED"},ol={flag:"--exec <commands>",kind:lg,help:'commands to run first, separ\
ated by ";"',together:(t,e)=>`${t}; ${e}`},al={flag:"--format <form>",kind:rl(Wd),help:"results as a table, as\
 CSV, or as one JSON object a line",default:"table",env:"SINKWARD_FORMAT",repeats:!1},cg=1024,p1={flag:"--thre\
ads <count>",kind:Le(1,cg),help:"worker threads (results do not change)",defaultHelp:"one per processor",repeats:!1};var yt=65535,fg=1e5,wi={parse(t,e){let n=Ot(t);if(n!==void 0&&n.host!=="")return n;throw new ce(`${e} must be \
host:port with a port from 1 to ${yt}, such as localhost:12345.`)},print:P},ul={nodes:{flag:"--nodes <count>",
kind:Le(1,fg),help:"nodes in this process",default:1},host:{flag:"--host <address>",kind:Qd,help:"address to l\
isten on, to connect from and to register",defaultHelp:"the one from which the registry is reached"},port:{flag:"\
--port <port>",kind:Le(0,yt),help:"port of the first node, others take the next ones; 0: free ports",default:0},
advertise:{flag:"--advertise <host:port>",kind:wi,help:"address to register instead of the one listened on (ne\
eds registry --trust-advertised)"},seed:{...sl,help:"seed of packets, where the registry sends none",defaultHelp:"\
drawn"},tcpOnly:{flag:"--tcp-only",help:"TCP between nodes of this process too, not memory"},queueBytes:{flag:"\
--queue-bytes <bytes>",kind:Le(64,2**26),help:"maximum bytes of packets queued for one link",default:65536},exec:ol,
format:al};var xn=class{#e=new Set;#n;#t=0;#s="";#o=e=>{};over=new Promise(e=>{this.#o=e});constructor(e){this.#n=e}take(e,n){
if(!this.#e.has(e)){if(n.kind==="registered")this.#t++;else if(n.kind==="refused"||n.kind==="gave-up")this.#s||=
n.reason;else return;this.#e.add(e),this.#e.size===this.#n&&this.end()}}end(){this.#o({started:this.#t,reason:this.#s})}};var ve=new St("messenger").description("A node of the overlay, or many: registers, forwards packets, and repor\
ts its counters.").version(zd()).argument("<registry>","host:port of the registry",t=>wi.parse(t,"registry")).
allowExcessArguments();yu(ve,ul).addHelpText("before",`Examples:
  messenger localhost:12345
  messenger localhost:12345 --nodes 10
  messenger 192.0.2.7:12345 --port 5001 --format json
`).addHelpText("after",`
Commands at the prompt, from a pipe and in --exec (help lists them):
  print-counters-and-diagnostics, exit-overlay
Ctrl-C clears what is typed, then leaves the overlay; again, ends at once.

Exit codes: 0 left the overlay, 1 refused or lost the registry,
  2 wrong arguments, 130 interrupted.`).action(pg);await Zd(ve);async function pg(t,e){ve.args.length>1&&ve.error(
`error: too many arguments: ${ve.args.slice(1).join(" ")}`),e.advertise!==void 0&&e.nodes>1&&ve.error("error: \
--advertise is the address of one node; use --nodes 1, or leave it out");let n=e.port+e.nodes-1;e.port>0&&n>yt&&
ve.error(`error: ${e.nodes} nodes from port ${e.port} need ports up to ${n}; use --port ${yt-e.nodes+1} or les\
s, or leave it out`),jd();let{reporter:r,screen:i,interactive:s,helpWidth:o}=Kd(e.format),{seed:a}=Xd(e.seed),
u=e.format==="json"?r.messenger:cs(e.nodes,r.messenger),d=new AbortController,l={nodes:0,outcome:"done",settle:void 0},
c=0,f=0,m=new xn(e.nodes),p=new ln({registry:t,key:os(a),nodes:e.nodes,port:e.port,queueBytes:e.queueBytes,...e.
advertise===void 0?{}:{advertise:e.advertise},...e.host===void 0?{}:{listenHost:await Dg(e.host)},...e.tcpOnly?
{noPipes:!0}:{},report(y,b){u(b),b.kind==="ended"&&gg(l,b),m.take(y,b)},exit(y){c=f||Math.max(c,y),d.abort(),m.
end(),l.settle?.(y===0?"done":"failed"),Ci(c)}}),g=()=>p.command({name:"exit-overlay"});fu((y,b)=>{f>0&&process.
exit(f),y==="SIGINT"&&(f=b),y==="SIGINT"&&s&&r.note("Leaving the overlay; Ctrl-C again ends at once."),g()}),qd(
y=>{c=y,d.signal.aborted?Dt(c):g()}),p.start();let{started:D,reason:x}=await m.over;D>0&&D<e.nodes&&r.error(`o\
nly ${v(D)} of ${O(e.nodes,"node")} started: ${x}`);let{exitCode:E}=await du({commands:Jd,execute:y=>hg(p,y,l),
input:process.stdin,screen:i,show:r,helpWidth:o,exec:e.exec,interactive:s,signal:d.signal,history:s?Ja("messen\
ger"):void 0});d.signal.aborted?Ci(Math.max(c,E)):process.exitCode=E}function hg(t,e,n){return new Promise(r=>{
n.nodes=t.running,n.outcome="done",n.settle=i=>{n.settle=void 0,r(i)},t.command(e)})}function gg(t,{outcome:e}){
e==="failed"&&(t.outcome=e),--t.nodes===0&&t.settle?.(t.outcome)}async function Dg(t){return mg(t).then(({address:e})=>e,
()=>t)}
