"""Weights after each of four steps, in doubles of float32, of two weights: a matrix and a bias."""
import json, math, torch
from torch import nn
W=[[0.5,-1.25,2.0],[0.25,1.5,-0.75]]; B=[0.1,-0.2]
def loss(w,b,i):
    x=torch.tensor([[1.,2.,-0.5],[0.5,-1.,1.5]])
    y=(x*w+0.3).square().sum()+(b*torch.tensor([3.,-1.])+0.2).square().sum()
    return y*0.1 if i==2 else y
class Inside(torch.optim.Optimizer):
    """RMSprop as Keras 0.3 writes it: epsilon is under the root."""
    def __init__(self, params, lr, rho, epsilon):
        super().__init__(params, dict(lr=lr, rho=rho, epsilon=epsilon))
    @torch.no_grad()
    def step(self):
        for g in self.param_groups:
            for p in g["params"]:
                a=self.state[p].setdefault("a", torch.zeros_like(p))
                a.mul_(g["rho"]).add_((1-g["rho"])*p.grad.square())
                p.sub_(g["lr"]*p.grad/torch.sqrt(a+g["epsilon"]))
def run(make, clip=None, acc=1, sched=None, steps=4, ema=None, decay=None, thaw=0, batches=None):
    w=nn.Parameter(torch.tensor(W)); b=nn.Parameter(torch.tensor(B))
    b.requires_grad_(thaw==0)
    opt=make(w,b); out=[]; avg=None
    if ema is not None:
        m=nn.ParameterList([w,b]); avg=torch.optim.swa_utils.AveragedModel(m,multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(ema))
    n=0
    for i in range(steps):
        opt.zero_grad()
        if i==thaw: b.requires_grad_(True)
        if decay: opt.param_groups[0]["weight_decay"]=decay(i/steps)
        together=min(acc,(batches or steps*acc)-n)
        for k in range(together):
            (loss(w,b,n)/together).backward(); n+=1
        if clip: clip([w,b])
        opt.step()
        if avg: avg.update_parameters(m); out.append([p.detach().double().flatten().tolist() for p in avg.parameters()])
        else: out.append([w.detach().double().flatten().tolist(), b.detach().double().flatten().tolist()])
    return out
cases={
 "adamw": dict(make=lambda w,b: torch.optim.AdamW([w,b],lr=0.05,weight_decay=0.1)),
 "adamw-no-decay-on-bias": dict(make=lambda w,b: torch.optim.AdamW([{"params":[w],"weight_decay":0.1},{"params":[b],"weight_decay":0.0}],lr=0.05)),
 "adam-no-decay-on-bias": dict(make=lambda w,b: torch.optim.Adam([{"params":[w],"weight_decay":0.1},{"params":[b],"weight_decay":0.0}],lr=0.05)),
 "adamw-decay-rises": dict(make=lambda w,b: torch.optim.AdamW([{"params":[w]},{"params":[b],"weight_decay":0.0}],lr=0.05),decay=lambda p: 0.2+0.6*p),
 "sgd-decay-falls": dict(make=lambda w,b: torch.optim.SGD([w,b],lr=0.02,momentum=0.9),decay=lambda p: 0.5*(1+math.cos(math.pi*p))/2),
 "sgd-nesterov": dict(make=lambda w,b: torch.optim.SGD([w,b],lr=0.02,momentum=0.9,nesterov=True,weight_decay=0.01)),
 "sgd-groups": dict(make=lambda w,b: torch.optim.SGD([{"params":[w],"lr":0.002},{"params":[b],"lr":0.2}],lr=0.02,momentum=0.9,weight_decay=0.01)),
 "sgd-clip-norm": dict(make=lambda w,b: torch.optim.SGD([w,b],lr=0.02,momentum=0.9),clip=lambda p: torch.nn.utils.clip_grad_norm_(p,1.5)),
 "sgd-clip-value": dict(make=lambda w,b: torch.optim.SGD([w,b],lr=0.02,momentum=0.9),clip=lambda p: torch.nn.utils.clip_grad_value_(p,0.7)),
 "adam-accumulate": dict(make=lambda w,b: torch.optim.Adam([w,b],lr=0.05),acc=2),
 "adam-accumulate-rest": dict(make=lambda w,b: torch.optim.Adam([w,b],lr=0.05),acc=2,steps=2,batches=3),
 "adam-thaw": dict(make=lambda w,b: torch.optim.Adam([w,b],lr=0.05,weight_decay=0.1),thaw=2),
 "rmsprop": dict(make=lambda w,b: torch.optim.RMSprop([w,b],lr=0.05,alpha=0.9,eps=1e-3,weight_decay=0.1)),
 "rmsprop-momentum": dict(make=lambda w,b: torch.optim.RMSprop([w,b],lr=0.02,momentum=0.8)),
 "rmsprop-keras": dict(make=lambda w,b: Inside([w,b],lr=0.05,rho=0.9,epsilon=1e-3)),
 "adam-average": dict(make=lambda w,b: torch.optim.Adam([w,b],lr=0.05),ema=0.9),
}
res={k:run(**v) for k,v in cases.items()}
def rates(build, n):
    w=nn.Parameter(torch.zeros(1)); o=torch.optim.SGD([w],lr=1.0); s=build(o); out=[]
    for i in range(n):
        out.append(o.param_groups[0]["lr"]); o.step(); s.step()
    return out
L=torch.optim.lr_scheduler
sch={
 "cosine-by-step": rates(lambda o: L.CosineAnnealingLR(o,12,eta_min=0.1),12),
 "warm-up-then-cosine-by-step": rates(lambda o: L.SequentialLR(o,[L.LinearLR(o,0.1,1.0,5),L.CosineAnnealingLR(o,7,eta_min=0.1)],[5]),12),
 "warm-up-then-cosine-by-epoch": rates(lambda o: L.SequentialLR(o,[L.LinearLR(o,0.25,1.0,2),L.CosineAnnealingLR(o,6)],[2]),8),
}
def long_average(decay, steps, kept):
    """The average of a weight that is set to k + 1 + ((n * (k + 3)) mod 17) / 16 behind update n."""
    w=nn.Parameter(torch.zeros(8)); m=nn.ParameterList([w]); out={}
    avg=torch.optim.swa_utils.AveragedModel(m,multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(decay))
    for n in range(1,steps+1):
        with torch.no_grad(): w.copy_(torch.tensor([k+1+n*(k+3)%17/16 for k in range(8)]))
        avg.update_parameters(m)
        if n in kept: out[n]=next(avg.parameters()).detach().double().tolist()
    return out
averages={str(d): long_average(d,4200,{1,2,600,4200}) for d in (0.9999,0.3,0.0)}
json.dump({"weights":res,"rates":sch,"averages":averages},open("torch.json", "w"),indent=1)
print(torch.__version__)
